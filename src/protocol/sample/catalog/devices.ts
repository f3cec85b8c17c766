/** A device that drivers are made for; the makers are invented. */
export interface SampleDevice {
  readonly maker: string;
  /** Device setup class as driver packages name it. */
  readonly deviceClass: string;
  readonly model: string;
  readonly hardwareId: string;
}

const makers = [
  'Contoso Ltd.',
  'Fabrikam Inc.',
  'Litware Devices',
  'Proseware',
  'Tailspin Silicon',
  'Wingtip & Sons',
  'Northwind Audio',
  'Adatum Corporation',
  'Lucerne Imaging',
  'Fourth Coffee Machines',
  'Humongous Storage',
  'Trey Networks',
];

const classes = [
  'Net',
  'Bluetooth',
  'Display',
  'MEDIA',
  'System',
  'Firmware',
  'Printer',
  'HIDClass',
  'USB',
  'SCSIAdapter',
  'Camera',
  'Biometric',
  'Extension',
  'SoftwareComponent',
];

/** The device of that number. */
export function sampleDevice(number: number): SampleDevice {
  const maker = number % makers.length;
  const model = Math.floor(number / makers.length);
  const deviceClass = classes[(maker + model) % classes.length] ?? 'System';
  const bus = maker % 3 === 0 ? 'USB' : 'PCI';
  const vendor = (0x1a00 + maker * 0x11).toString(16).toUpperCase();
  const device = (0x2000 + (model % 0xd000)).toString(16).toUpperCase();
  return {
    maker: makers[maker] ?? '',
    deviceClass,
    model: `${deviceClass} ${100 + model}`,
    hardwareId:
      bus === 'USB' ? `USB\\VID_${vendor}&PID_${device}&REV_0010` : `PCI\\VEN_${vendor}&DEV_${device}`,
  };
}
