using ErpCrm.Tests.SqlServer.Schema;

namespace ErpCrm.Tests.SqlServer;

public sealed class SqlBinderTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "SELECT c.[Id] FROM [crm].[Firms] AS c", "" },
        { "SELECT c.[Nope] FROM [crm].[Companies] AS c", "" },
        { "SELECT [Nope] FROM [crm].[Companies] AS c JOIN [crm].[Contacts] AS p ON p.[CompanyId] = c.[Id]", "" },
        { "SELECT c.[Id] FROM [crm].[Companies] AS c WHERE EXISTS (SELECT 1 FROM [crm].[Contacts] AS p WHERE p.[Nope] = c.[Id])", "" },
        { "SELECT t.[Nope] FROM (SELECT c.[Id] FROM [crm].[Companies] AS c) AS t", "" },
        { "UPDATE [crm].[Companies] SET [Nope] = 1", "" },
        { "SELECT c.[Id] FROM [crm].[Companies] AS c WHERE c.[Id] = @nobody", "" },
        { "SELECT c.[Id] FROM [crm].[Companies] AS c LIMIT 10", "" },
        { "SELECT datetime('now') FROM [crm].[Companies]", "" },
        { "SELECT c.[Name] || N'x' FROM [crm].[Companies] AS c", "" },
        { "SELECT t.[Id] FROM (SELECT [Id] FROM [crm].[Companies] ORDER BY [Id]) AS t", "" },
        { "SELECT c.[Id] FROM [crm].[Companies] AS c WHERE c.[Id] = @p", "int" },
        { "SELECT c.[Id] FROM [crm].[Companies] AS c WHERE c.[Version] = @p", "uniqueidentifier" },
        { "UPDATE [crm].[Companies] SET [Version] = GETDATE()", "" },
        { "UPDATE [crm].[Companies] SET [Name] = @p", "nvarchar(4000)" },
        { "UPDATE [crm].[Companies] SET [Turnover] = @p", "decimal(30,10)" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_faulty_command_is_noticed(string sql, string type)
    {
        using var binder = SmallSchema.Binder();
        Assert.NotEmpty(binder.Check([Command(1, sql, type)]));
    }

    [Fact]
    public void A_fault_does_not_hide_another_and_a_sound_command_is_left_alone()
    {
        using var binder = SmallSchema.Binder();
        var problems = binder.Check(
        [
            Command(1, "SELECT c.[Id] FROM [crm].[Companies] AS c WHERE c.[Name] = @p", "nvarchar(160)"),
            Command(2, "SELECT c.[Id] FROM [crm].[Companies] AS c WHERE c.[Id] = @nobody", ""),
            Command(3, "SELECT c.[Nope] FROM [crm].[Companies] AS c", ""),
        ]);
        Assert.Equal(["test 2", "test 3"], problems.Select(p => p.Source).Distinct().Order());
        Assert.All(problems, p => Assert.Contains("SELECT", p.Message, StringComparison.Ordinal));
    }

    private static CapturedCommand Command(int number, string sql, string type) =>
        new(number, sql, type.Length == 0 ? [] : [("@p", type)], $"test {number}");
}
