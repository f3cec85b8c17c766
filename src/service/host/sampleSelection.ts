import type { SubscriptionDocument } from '../../domain/documents.ts';

/** What the sample hierarchy subscribes to: everything of the company Microsoft, families standing for their products. */
export const sampleSelection: SubscriptionDocument = {
  _id: 'subscription',
  products: ['56309036-4c77-4dd9-951a-99ee9c246a94'],
  classifications: [
    'e6cf1350-c01b-414d-a61f-263d14d133b4', // Critical Updates
    '0fa1201d-4330-4fa8-8ae9-b877473b6441', // Security Updates
    'e0789628-ce08-4437-be74-2495b842f43b', // Definition Updates
    'b54e7d24-7add-428f-8b75-90a396fa584f', // Feature Packs
    '68c5b0a3-d1a6-4553-ae49-01d3a7827828', // Service Packs
    'b4832bd8-e735-4761-8daf-37f882276dab', // Tools
    '28bc880e-0592-4cbf-8f95-c79b17911d5f', // Update Rollups
    'cd5ffd1e-e932-4e3a-bf74-18bf0b1bbd83', // Updates
    '3689bdc8-b205-4af4-8d4a-a63924c5e9d5', // Upgrades
    'ebfc1fc5-71a4-4f7b-9aca-3b9a503104a0', // Drivers
  ],
  languages: ['en', 'de'],
};
