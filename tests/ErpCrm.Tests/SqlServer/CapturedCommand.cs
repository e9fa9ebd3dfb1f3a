namespace ErpCrm.Tests.SqlServer;

/// <summary>A command as it would go to the server.</summary>
/// <param name="Parameters">Name with its <c>@</c>, and the type as it is declared.</param>
/// <param name="Origin">Where it comes from: a query in C#, a migration, an entity.</param>
internal sealed record CapturedCommand(int Number, string Sql, IReadOnlyList<(string Name, string Type)> Parameters,
    string Origin)
{
    /// <summary>Commands with the same text and parameter types are one.</summary>
    public string Shape => $"{Sql}\n{string.Join(',', Parameters.Select(p => p.Type))}";
}
