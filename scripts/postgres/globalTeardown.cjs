module.exports = async () => globalThis.waymarkTestPostgres?.stop();
