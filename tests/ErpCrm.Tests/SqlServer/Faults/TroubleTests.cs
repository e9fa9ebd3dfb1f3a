using ErpCrm.Data.SqlServer;
using ErpCrm.Data.Sqlite;
using ErpCrm.Platform.Data;
using ErpCrm.Ui.Text;
using ErpCrm.Web.Errors;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.SqlServer.Faults;

public sealed class TroubleTests
{
    public static TheoryData<DatabaseTrouble> Troubles => [.. Enum.GetValues<DatabaseTrouble>()];

    [Theory]
    [InlineData(-2, DatabaseTrouble.Busy)]
    [InlineData(1205, DatabaseTrouble.Busy)]
    [InlineData(1222, DatabaseTrouble.Busy)]
    [InlineData(10054, DatabaseTrouble.Busy)]
    [InlineData(2601, DatabaseTrouble.Duplicate)]
    [InlineData(2627, DatabaseTrouble.Duplicate)]
    [InlineData(547, DatabaseTrouble.InUse)]
    [InlineData(2628, DatabaseTrouble.TooLarge)]
    [InlineData(8115, DatabaseTrouble.TooLarge)]
    [InlineData(208, null)]
    public void What_SQL_Server_says_is_understood(int number, DatabaseTrouble? trouble) =>
        Assert.Equal(trouble,
            new SqlServerDatabase("Server=none.invalid").TroubleOf(new DbUpdateException("", SqlErrors.Of(number))));

    [Theory]
    [InlineData(5, 5, DatabaseTrouble.Busy)]
    [InlineData(6, 6, DatabaseTrouble.Busy)]
    [InlineData(19, 2067, DatabaseTrouble.Duplicate)]
    [InlineData(19, 1555, DatabaseTrouble.Duplicate)]
    [InlineData(19, 787, DatabaseTrouble.InUse)]
    [InlineData(18, 18, DatabaseTrouble.TooLarge)]
    [InlineData(1, 1, null)]
    public void What_SQLite_says_is_understood(int code, int extended, DatabaseTrouble? trouble) =>
        Assert.Equal(trouble, new SqliteDatabase("nowhere.db").TroubleOf(
            new DbUpdateException("", new SqliteException("", code, extended))));

    [Theory, MemberData(nameof(Troubles))]
    public void Every_trouble_is_explained_in_every_language(DatabaseTrouble trouble)
    {
        var texts = new System.Resources.ResourceManager(typeof(SharedText).FullName!, typeof(SharedText).Assembly);
        foreach (var language in new[] { "ky", "ru" })
        {
            Assert.NotNull(
                texts.GetString(ErrorPage.Of(trouble).Title, new System.Globalization.CultureInfo(language)));
            Assert.NotNull(texts.GetString(ErrorPage.Of(trouble).Text, new System.Globalization.CultureInfo(language)));
        }
    }
}
