using ErpCrm.Data.Sqlite;
using ErpCrm.Data.SqlServer;
using ErpCrm.Data.SqlServer.Sql;
using ErpCrm.Tests.SqlServer.Faults;
using ErpCrm.Web;
using ErpCrm.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace ErpCrm.Tests.Web;

public sealed class RefusalsTests
{
    private const string Server = "Server=db.invalid;Database=ErpCrm;User Id=erp;Password=x";

    [Theory]
    [InlineData("Oracle", Server, "160", "must be Sqlite or SqlServer")]
    [InlineData("SqlServer", "", "160", "is not set")]
    [InlineData("SqlServer", "Server=db.invalid", "160", "names no database")]
    [InlineData("SqlServer", "Sever=db.invalid;Database=ErpCrm", "160", "is not understood")]
    [InlineData("SqlServer", Server, "120", "130 (SQL Server 2016) or more")]
    [InlineData("SqlServer", Server, "2022 or so", "130 (SQL Server 2016) or more")]
    public void Settings_that_cannot_work_are_told_before_anything_is_opened(string provider, string connection,
        string level, string told) =>
        Assert.Contains(told, RefusalOf(provider, connection, level), StringComparison.Ordinal);

    [Theory, InlineData("130"), InlineData("160"), InlineData("")]
    public void Settings_that_can_work_are_taken(string level) => Assert.Null(RefusalOf("SqlServer", Server, level));

    [Theory, InlineData(110, false), InlineData(120, false), InlineData(130, true), InlineData(170, true)]
    public void A_database_of_an_old_compatibility_level_is_refused(int level, bool isTaken) =>
        Assert.Equal(isTaken, CompatibilityLevel.RefusalOf(level) is null);

    [Fact]
    public void A_database_older_than_the_SQL_that_is_sent_is_told_of() =>
        Assert.Contains("150", CompatibilityLevel.LackOf(150, 160), StringComparison.Ordinal);

    [Theory]
    [InlineData(4060, "does not exist on")]
    [InlineData(18456, "refuses the login")]
    [InlineData(208, "migrate")]
    [InlineData(53, "does not answer")]
    [InlineData(-2, "does not answer")]
    [InlineData(8134, null)]
    public void What_keeps_a_server_from_being_used_is_told_as_what_it_is(int number, string? told)
    {
        var obstacle = new SqlServerDatabase(Server).ObstacleOf(
            new RetryLimitExceededException("", SqlErrors.Of(number)));
        if (told is null) Assert.Null(obstacle);
        else Assert.Contains(told, obstacle, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(26, "is not an SQLite database")]
    [InlineData(11, "is damaged")]
    [InlineData(14, "cannot be opened")]
    [InlineData(8, "cannot be written")]
    [InlineData(13, "is full")]
    [InlineData(1, null)]
    public void What_keeps_a_file_from_being_used_is_told_as_what_it_is(int code, string? told)
    {
        var obstacle = new SqliteDatabase("company.db").ObstacleOf(
            new InvalidOperationException("", new SqliteException("", code)));
        if (told is null) Assert.Null(obstacle);
        else Assert.Contains(told, obstacle, StringComparison.Ordinal);
    }

    private static string? RefusalOf(string provider, string connection, string level) => Refusals.Of(
        WebApplication.CreateBuilder(["--Database:Provider", provider, "--ConnectionStrings:SqlServer", connection,
            "--Database:CompatibilityLevel", level]),
        Command.Parse([]));
}
