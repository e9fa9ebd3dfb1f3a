namespace ErpCrm.Tests.SqlServer;

/// <summary>A test that means something on SQLite only.</summary>
public sealed class SqliteFactAttribute : FactAttribute
{
    internal const string Reason = "This run is on SQL Server.";

    public SqliteFactAttribute()
    {
        if (RealServer.IsUsed) Skip = Reason;
    }
}

/// <inheritdoc cref="SqliteFactAttribute"/>
public sealed class SqliteTheoryAttribute : TheoryAttribute
{
    public SqliteTheoryAttribute()
    {
        if (RealServer.IsUsed) Skip = SqliteFactAttribute.Reason;
    }
}
