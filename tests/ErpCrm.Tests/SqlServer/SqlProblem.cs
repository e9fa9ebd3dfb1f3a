namespace ErpCrm.Tests.SqlServer;

/// <summary>Something SQL Server would refuse, or do with data that nobody asked for.</summary>
/// <param name="Source">The statement, migration or query it was found in.</param>
internal sealed record SqlProblem(string Source, string Code, string Message)
{
    public override string ToString() => $"{Code} in {Source}: {Message}";
}
