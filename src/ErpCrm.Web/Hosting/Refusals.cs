using System.Globalization;
using ErpCrm.Data.SqlServer.Sql;
using Microsoft.Data.SqlClient;

namespace ErpCrm.Web.Hosting;

/// <summary>What is wrong with the settings or the command, before anything is opened or made.</summary>
internal static class Refusals
{
    /// <summary>Why the process does not start, in a sentence for its operator; null when it can.</summary>
    public static string? Of(WebApplicationBuilder builder, Command command)
    {
        var settings = builder.Configuration.GetSection("Database");
        return (settings["Provider"] ?? Database.Sqlite) switch
        {
            Database.Sqlite =>
                command.Name == Command.Check ? DatabaseFiles.RefusalOf(Storage.RootOf(builder, command)) : null,
            Database.SqlServer when command.IsOfDemo =>
                "The demo company is played on an SQLite file of its own, never on SQL Server. Start it with --Database:Provider=Sqlite, or fill an empty SQL Server database with the command seed.",
            Database.SqlServer => OfConnection(builder.Configuration.GetConnectionString(Database.SqlServer))
                ?? OfNumbers(settings),
            var other => $"Database:Provider is “{other}”; it must be {Database.Sqlite} or {Database.SqlServer}.",
        };
    }

    private static string? OfConnection(string? connection)
    {
        if (string.IsNullOrWhiteSpace(connection)) return "ConnectionStrings:SqlServer is not set.";
        try
        {
            return new SqlConnectionStringBuilder(connection).InitialCatalog.Length > 0
                ? null
                : "ConnectionStrings:SqlServer names no database: add Database=ErpCrm;";
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            return $"ConnectionStrings:SqlServer is not understood: {e.Message}";
        }
    }

    private static string? OfNumbers(IConfigurationSection settings)
    {
        if (settings["CompatibilityLevel"] is { Length: > 0 } level
            && (!int.TryParse(level, CultureInfo.InvariantCulture, out var number)
                || number < CompatibilityLevel.Least))
            return $"Database:CompatibilityLevel is “{level}”; it must be {CompatibilityLevel.Least} (SQL Server 2016) or more.";
        return settings["MaxBatchSize"] is { Length: > 0 } size
            && (!int.TryParse(size, CultureInfo.InvariantCulture, out var rows) || rows < 1)
            ? $"Database:MaxBatchSize is “{size}”; it must be 1 or more."
            : null;
    }
}
