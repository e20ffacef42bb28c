/** Files with some calls in the place of others, to plant a fault or to see what is called. */
import type { Files } from "../../src/store/files.ts";
import type { FaultyFiles } from "./faulty-files.ts";

/** @param calls gives those that are replaced */
export function replaced(files: FaultyFiles, calls: (files: Files) => Partial<Files>): Files {
  const whole: Files = {
    makeDirectory: (path) => files.makeDirectory(path),
    names: (path) => files.names(path),
    open: (path, how) => files.open(path, how),
    size: (file) => files.size(file),
    read: (file, bytes, from, at) => files.read(file, bytes, from, at),
    write: (file, bytes, from, at) => files.write(file, bytes, from, at),
    sync: (file) => files.sync(file),
    close: (file) => files.close(file),
    publish: (from, to) => files.publish(from, to),
    replace: (from, to) => files.replace(from, to),
    remove: (path) => files.remove(path),
    syncDirectory: (path) => files.syncDirectory(path),
  };
  return { ...whole, ...calls(files) };
}
