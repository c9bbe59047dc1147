// What this device keeps through reloads and restarts: waiting commands in order, and things by name (IndexedDB).

const NAME = 'farol';
const VERSION = 2;
export type Store = 'outbox' | 'kept' | 'fixes';

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      const has = request.result.objectStoreNames;
      for (const each of ['outbox', 'fixes']) if (!has.contains(each)) request.result.createObjectStore(each, { keyPath: 'nth', autoIncrement: true });
      if (!has.contains('kept')) request.result.createObjectStore('kept');
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close(); // a newer page must not wait for this one
      done(request.result);
    };
    request.onerror = () => failed(request.error ?? new Error('no IndexedDB'));
  });
  return opened;
}

/** Done when what was written is on the disk, not when it was asked for. Rejects with the database's own error. */
async function within<T>(store: Store, mode: IDBTransactionMode, deed: (on: IDBObjectStore) => IDBRequest<T>, durability: IDBTransactionDurability = 'relaxed'): Promise<T> {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction(store, mode, { durability });
    const request = deed(transaction.objectStore(store));
    transaction.oncomplete = () => done(request.result);
    transaction.onabort = () => failed(transaction.error ?? new Error('not kept'));
  });
}

export const all = <T>(store: Store): Promise<T[]> => within(store, 'readonly', (on) => on.getAll() as IDBRequest<T[]>);
export const at = <T>(store: Store, key: string): Promise<T | undefined> =>
  within(store, 'readonly', (on) => on.get(key) as IDBRequest<T | undefined>);
export const put = (store: Store, value: unknown, key?: string): Promise<IDBValidKey> =>
  within(store, 'readwrite', (on) => (key === undefined ? on.put(value) : on.put(value, key)), 'strict');
/** Not waited for on the disk: what comes back after a loss of power is sent again under its id, which changes nothing. */
export const drop = (store: Store, key: IDBValidKey): Promise<undefined> => within(store, 'readwrite', (on) => on.delete(key));
