/**
 * Lets a server go on when whoever reads its output is gone: what it says goes nowhere then. Without this, a line that cannot be written is an error that
 * Next reports with another line, without end.
 */
export function outliveReaders() {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error) => {
      if (error.code !== "EPIPE") throw error;
    });
}
