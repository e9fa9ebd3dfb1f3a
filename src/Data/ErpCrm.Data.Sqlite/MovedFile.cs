using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace ErpCrm.Data.Sqlite;

/// <summary>
/// A file that was deleted or replaced under a running process goes
/// on existing for its open connections only: what is written into it is lost
/// with the process. SQLite knows, but says so only outside of WAL mode.
/// </summary>
internal static partial class MovedFile
{
    // https://sqlite.org/c3ref/c_fcntl_begin_atomic_write.html
    private const int HasMoved = 20;

    // https://sqlite.org/rescode.html
    private const int ReadOnly = 8;
    private const int DatabaseMoved = ReadOnly | (4 << 8);
    private const int CannotOpen = 14;

    private static readonly ConcurrentDictionary<string, bool> Known = new();

    /// <summary>Refuses to open a file that this process knew and that
    /// is gone: SQLite would make an empty one in its place.</summary>
    /// <exception cref="SqliteException">CANTOPEN.</exception>
    public static void RefuseMissing(string path)
    {
        if (File.Exists(path)) Known[path] = true;
        else if (Known.ContainsKey(path)) throw new SqliteException($"{path} is gone.", CannotOpen, CannotOpen);
    }

    /// <summary>The process is done with the file; whoever begins another there may.</summary>
    public static void Forget(string path) => Known.TryRemove(path, out _);

    /// <summary>Refuses to write through a connection whose file is no longer the one at its path.</summary>
    /// <exception cref="SqliteException">READONLY_DBMOVED.</exception>
    public static void RefuseWrites(SqliteConnection connection)
    {
        if (IsMoved(connection))
            throw new SqliteException($"{connection.DataSource} was moved, replaced or deleted.", ReadOnly,
                DatabaseMoved);
    }

    /// <summary>Whether the connection's file is no longer the one at its path.</summary>
    public static bool IsMoved(SqliteConnection connection)
    {
        if (connection.Handle is not { IsInvalid: false } handle) return false;
        var moved = 0;
        // Where a file system cannot tell, the answer is an error, and the file counts as there.
        return FileControl(handle.DangerousGetHandle(), "main", HasMoved, ref moved) == 0 && moved != 0;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial int FileControl(nint database, string name, int operation, ref int argument);
}
