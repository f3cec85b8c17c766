/** Something said about one field of a schedule, in plain words; the field is a path such as `recurrence.everyWeeks`. */
export interface ScheduleRemark {
  readonly field: string;
  readonly message: string;
}
