// A worker that cannot even start.
process.exit(1)
