namespace ErpCrm.Tests.SqlServer;

/// <summary>A test that means something on SQLite only.</summary>
public sealed class SqliteFactAttribute : FactAttribute
{
    public SqliteFactAttribute()
    {
        if (RealServer.IsUsed) Skip = "This run is on SQL Server.";
    }
}
