using Microsoft.Data.Sqlite;

namespace ErpCrm.Data.Sqlite;

/// <summary>Why a database file cannot be worked on, in words. https://sqlite.org/rescode.html</summary>
internal static class SqliteObstacles
{
    private const int ReadOnly = 8;
    private const int Moved = 1032;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    public static string? Of(Exception error, string path) => error switch
    {
        SqliteException { SqliteErrorCode: NoDatabase } =>
            $"{path} is not an SQLite database. Put the company's own file there, or name another folder with --Data:Folder.",
        SqliteException { SqliteErrorCode: Corrupt } =>
            $"{path} is damaged. Restore the last backup beside it and compare.",
        SqliteException { SqliteErrorCode: CannotOpen } =>
            $"{path} cannot be opened: it or its folder is missing, or this user may not read and write there.",
        SqliteException { SqliteExtendedErrorCode: Moved } =>
            $"{path} was moved, replaced or deleted while it was in use. Put it back and start again.",
        SqliteException { SqliteErrorCode: ReadOnly } =>
            $"{path} cannot be written: this user may not write the file and its folder, or the disk is mounted read-only.",
        SqliteException { SqliteErrorCode: Full } => $"The disk that holds {path} is full.",
        { InnerException: { } inner } => Of(inner, path),
        _ => null,
    };
}
