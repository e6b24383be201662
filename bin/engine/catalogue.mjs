// `@prisma/adapter-pg` is made for application queries. The schema engine also reads PostgreSQL's catalogue and sends whole
// scripts through it, and both need a correction: prisma/orm#27403.
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";

const textType = 25;

/** Type numbers of catalogue columns that the adapter refuses, and what the engine takes them for. */
const catalogueTypes = new Map([
  [18, ColumnTypeEnum.Character], // "char"
  [22, ColumnTypeEnum.Text], // int2vector
  [24, ColumnTypeEnum.Text], // regproc
  [30, ColumnTypeEnum.Text], // oidvector
  [2205, ColumnTypeEnum.Text], // regclass
  [2278, ColumnTypeEnum.Text], // void
]);

/** Makes a connection's `queryRaw` accept the catalogue's own types. */
function readCatalogueTypes(connection) {
  const queryRaw = connection.queryRaw;
  connection.queryRaw = async (query) => {
    const corrections = [];
    const performIO = async (statement) => {
      const answer = await connection.performIO(statement);
      for (const [column, field] of answer.fields.entries()) {
        const columnType = catalogueTypes.get(field.dataTypeID);
        if (columnType === undefined) continue;
        corrections.push([column, columnType]);
        field.dataTypeID = textType;
      }
      return answer;
    };
    const view = Object.create(connection, { performIO: { value: performIO } });
    const result = await queryRaw.call(view, query);
    for (const [column, columnType] of corrections) result.columnTypes[column] = columnType;
    return result;
  };
  return connection;
}

/** Returns the adapter, corrected in place. */
export function catalogueAware(adapter) {
  // The adapter splits a script at each semicolon, also inside comments and function bodies; PostgreSQL takes it whole.
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (isolationLevel) => readCatalogueTypes(await startTransaction(isolationLevel));
  return readCatalogueTypes(adapter);
}
