import type { Application } from '../../app/application.ts';
import { healthChecks } from './health.ts';
import { MetricsServer, type MetricsServerOptions } from './metricsServer.ts';
import { ServiceMetrics } from './serviceMetrics.ts';

/** What is monitored, and where it is offered. */
export interface MonitoringOptions extends Pick<MetricsServerOptions, 'port' | 'isReady' | 'onFailure'> {
  readonly app: Application;
  readonly version: string;
  readonly doors: () => number;
}

/** Health and metrics that can be asked for. */
export interface Monitoring {
  readonly url: string;
  close(): Promise<void>;
}

/** Offers health and metrics of a service on loopback. Rejects with `portTaken`. */
export async function startMonitoring(options: MonitoringOptions): Promise<Monitoring> {
  const { app, version, doors, port, isReady, onFailure } = options;
  const metrics = new ServiceMetrics({ app, version, doors });
  try {
    const server = await MetricsServer.listen({
      ...{ port, isReady, onFailure },
      health: async () => healthChecks(app.health(), await app.storeAnswers()),
      metrics: () => metrics.text(),
    });
    return {
      url: `http://127.0.0.1:${server.port}`,
      close: async () => {
        await server.close();
        metrics.dispose();
      },
    };
  } catch (error) {
    metrics.dispose();
    throw error;
  }
}
