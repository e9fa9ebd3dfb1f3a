namespace ErpCrm.Tests.SqlServer;

/// <summary>The server this process runs its functional tests on; usually there is none, and they run on SQLite.</summary>
internal static class RealServer
{
    /// <summary>Set for the run that <see cref="RealServerSuite"/> starts.</summary>
    public const string Variable = "ERPCRM_TEST_SUITE_ON_SQLSERVER";

    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text : null;

    public static bool IsUsed => ConnectionString is not null;
}
