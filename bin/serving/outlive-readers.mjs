/**
 * Lets a server go on when whoever reads its output is gone: what it says goes nowhere then. Without this, a line that cannot be written is an error that
 * Next reports with another line, without end.
 */
export function outliveReaders() {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error) => {
      // A pipe that was closed, or a terminal that is no more.
      if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
    });
}
