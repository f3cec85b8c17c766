/** A stream in a redirection: 1 output, 2 error, 3 warning, 4 verbose, 5 debug, 6 information; 0 is all of them (`*`). */
export type StreamNumber = 0 | 1 | 2 | 3 | 4 | 5 | 6;
