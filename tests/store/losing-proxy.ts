/**
 * A wire to a server that can lose answers: what a client asks arrives and is done, and the
 * connection is gone before the answer comes back.
 */
import * as net from "node:net";

export class LosingProxy {
  readonly port: number;
  /** How many of the next answers are lost. */
  losesNext = 0;
  readonly #server: net.Server;
  readonly #sockets = new Set<net.Socket>();

  private constructor(server: net.Server) {
    this.#server = server;
    this.port = (server.address() as net.AddressInfo).port;
  }

  static before(port: number): Promise<LosingProxy> {
    return new Promise((resolve) => {
      const server = net.createServer().listen(0, "127.0.0.1", () => {
        const proxy = new LosingProxy(server);
        server.on("connection", (client) => proxy.#join(client, port));
        resolve(proxy);
      });
    });
  }

  #join(client: net.Socket, port: number): void {
    const far = net.connect(port, "127.0.0.1");
    for (const socket of [client, far]) {
      this.#sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => this.#sockets.delete(socket));
    }
    client.on("data", (bytes) => far.write(bytes)).on("close", () => far.end());
    far
      .on("data", (bytes) => {
        if (this.losesNext === 0) return client.write(bytes);
        this.losesNext -= 1;
        return client.destroy();
      })
      .on("close", () => client.end());
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}
