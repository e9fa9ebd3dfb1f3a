using Microsoft.Data.SqlClient;

namespace ErpCrm.Data.SqlServer;

/// <summary>
/// Why a server's database cannot be worked on, in words.
/// https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors
/// </summary>
internal static class SqlServerObstacles
{
    public static string? Of(Exception error, string connectionString) => error switch
    {
        SqlException { Number: 4060 or 911 } =>
            $"Database “{Of(connectionString).InitialCatalog}” does not exist on “{Of(connectionString).DataSource}”, or this login may not open it. The command migrate creates it, where the login may create databases.",
        SqlException { Number: 18456 or 18452 or 18470 or 18487 or 18488 } =>
            $"“{Of(connectionString).DataSource}” refuses the login of ConnectionStrings:SqlServer.",
        SqlException { Number: 208 } =>
            $"Database “{Of(connectionString).InitialCatalog}” lacks tables of this version. Run the command migrate first, or set Database:MigrateOnStart.",
        SqlException { Number: 262 or 2760 } =>
            $"The login may not create what is missing in database “{Of(connectionString).InitialCatalog}”. Run the command migrate with one that may.",
        SqlException { Number: -2 or -1 or 2 or 11 or 53 or 258 or 1225 or 10054 or 10060 or 10061 or 11001 }
            or SqlException { Class: >= 20, Number: 0 } =>
            $"“{Of(connectionString).DataSource}” does not answer: {error.Message}",
        { InnerException: { } inner } => Of(inner, connectionString),
        _ => null,
    };

    private static SqlConnectionStringBuilder Of(string connectionString) => new(connectionString);
}
