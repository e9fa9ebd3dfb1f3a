namespace ErpCrm.Tests.SqlServer;

/// <summary>What only an embedded file can do.</summary>
public sealed class SqliteTheoryAttribute : TheoryAttribute
{
    public SqliteTheoryAttribute()
    {
        if (RealServer.IsUsed) Skip = "This run is on SQL Server.";
    }
}
