import { textElement } from '../../soap/xmlText.ts';
import { dateTime } from '../answerText.ts';
import type { Operation } from '../serviceCall.ts';

/** Says that the server lives. The members about a configuration file, which there is none of, keep to the schema. */
export const ping: Operation = ({ context }) => {
  const now = dateTime(context.clock.now());
  const started = dateTime(context.started);
  return (
    `<PingResult><SuccessFlag>true</SuccessFlag><ServicesTime>${now}</ServicesTime>` +
    `<ServicesName>Software Update Sync</ServicesName>${textElement('ServicesMachine', context.serverName)}` +
    `<IsHttps>${context.isHttps}</IsHttps><RequestContentType>text/xml</RequestContentType>` +
    `<ConfigFileLastModifiedTime>${started}</ConfigFileLastModifiedTime>` +
    `<ConfigFileNextExpirationTime>${started}</ConfigFileNextExpirationTime>` +
    '<ConfigFileExpirationModuloInMinutes>0</ConfigFileExpirationModuloInMinutes></PingResult>'
  );
};
