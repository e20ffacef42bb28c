/** The store in PostgreSQL, on a real server, held to the contract of stores. */
import { afterAll, beforeAll, describe } from "vitest";
import { keepsTheContract } from "./compatibility.ts";
import { noServer, OpenStores, PostgresServer } from "./postgres-server.ts";

describe("PostgreSQL", { skip: noServer !== undefined }, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server.stop());

  keepsTheContract("in PostgreSQL", {
    make: async () => {
      const address = server.address(server.newSchema());
      const stores = new OpenStores();
      return { open: () => stores.open(address), leave: () => stores.close() };
    },
    runs: 20,
  });
});
