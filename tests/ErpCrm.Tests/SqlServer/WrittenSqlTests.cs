using System.Text.RegularExpressions;
using ErpCrm.Data.SqlServer.Sql;
using ErpCrm.Tests.Architecture;
using ErpCrm.Tests.SqlServer.Schema;
using ErpCrm.Tests.Walker;

namespace ErpCrm.Tests.SqlServer;

public sealed partial class WrittenSqlTests
{
    [Fact]
    public void SQL_is_written_by_EF_outside_of_Sql_folders()
    {
        var found = Sources.Where(
            file => !file.Contains("/Sql/", StringComparison.Ordinal) && RawSql().IsMatch(Read(file)));
        Assert.Empty(found);
    }

    [Fact]
    public void Commands_are_made_by_hand_only_where_a_database_product_is_adapted()
    {
        var found = Sources.Where(
            file => !file.StartsWith("src/Data/", StringComparison.Ordinal) && OwnCommand().IsMatch(Read(file)));
        Assert.Empty(found);
    }

    [Fact]
    public void Transactions_are_begun_only_where_they_are_run_again()
    {
        var found = Sources.Where(file => !file.StartsWith("src/Data/", StringComparison.Ordinal)
            && file != "src/ErpCrm.Platform/Data/Transactions.cs"
            && Read(file).Contains(".BeginTransaction", StringComparison.Ordinal));
        Assert.Empty(found);
    }

    [Theory]
    [InlineData(ReadCommittedSnapshot.Question)]
    [InlineData(ReadCommittedSnapshot.Switch)]
    [InlineData(CompatibilityLevel.Question)]
    [InlineData(ServerClock.Question)]
    [InlineData(ClosedBooks.Question)]
    [InlineData(ClosedBooks.Journals)]
    [InlineData(ClosedBooks.Lines)]
    public void SQL_about_the_database_itself_can_be_read_by_SQL_Server(string sql) =>
        Assert.Empty(SqlScript.Parse(sql, "written").Errors);

    public static TheoryData<string> SqlOfTheWalkers => new()
    {
        SqlServerFirm.TablesQuestion,
        SqlServerFirm.ColumnsQuestion("crm", "Deals"),
        SqlServerFirm.SynonymOf("crm", "Deals"),
        SqlServerFirm.HashQuestion("crm_Deals"),
        SqlServerFirm.RestoreOf("played",
            [("crm", "Deals", false, ["Id", "Name"]), ("platform", "EventLog", true, ["Sequence", "Payload"])]),
        SqlServerFirm.Planting("crm_Deals", "Name", "x''y", 0, 2, true),
        SqlServerFirm.Planting("crm_Deals", "Name", "x", 0, 1, false),
    };

    // What the tests themselves send to a server, when there is one.
    [Theory, MemberData(nameof(SqlOfTheWalkers))]
    public void SQL_of_the_walkers_can_be_read_by_SQL_Server(string sql) =>
        Assert.Empty(SqlScript.Parse(sql, "walker").Errors);

    private static IEnumerable<string> Sources => Solution.Files("src", "*.cs").Select(Solution.Relative)
        .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal));

    private static string Read(string file) => File.ReadAllText(Path.Combine(Solution.Root, file));

    [GeneratedRegex(@"\b(FromSql|ExecuteSql|SqlQuery)(Raw|Interpolated|Async|<|\()")]
    private static partial Regex RawSql();

    [GeneratedRegex(@"\bCommandText\s*=|\.CreateCommand\(|\bnew \w*(Sql|Sqlite)Command\(")]
    private static partial Regex OwnCommand();
}
