using ErpCrm.Contracts;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Security;
using ErpCrm.Workspace.Imports;
using ErpCrm.Workspace.Imports.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Imports;

/// <summary>The heads of files that other products write, and what they become here.</summary>
public sealed class ProductHeadsTests(TestApp app) : IClassFixture<TestApp>
{
    private const StringSplitOptions Parts = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    [Theory, MemberData(nameof(ProductExports.All), MemberType = typeof(ProductExports))]
    public async Task The_columns_of_an_export_become_what_they_are(string product, string kind, string pairs)
    {
        var expected = pairs.Split([';', '\n'], Parts);
        var heads = expected.Select(pair => pair[..pair.LastIndexOf('=')]).ToArray();
        var (_, proposed) = await ProposeAsync(kind, heads);
        var read = heads.Zip(proposed, (head, key) => $"{head}={key ?? "-"}");
        Assert.Equal($"{product}: {string.Join("; ", expected)}", $"{product}: {string.Join("; ", read)}");
    }

    [Fact]
    public async Task What_stands_above_the_heads_is_no_head()
    {
        var (row, proposed) = await ProposeAsync(
            Kinds.Company, ["Код", "Наименование", "ИНН", "КПП", "Юридический адрес"], "Список контрагентов");
        Assert.Equal(3, row);
        Assert.Equal([null, "name", "taxId", null, "address"], proposed);
    }

    [Fact]
    public async Task A_file_of_nobody_is_read_by_its_words()
    {
        Assert.Equal(["name", "company", "stage", "amount", "expectedCloseOn"], (await ProposeAsync(
            Kinds.Deal, ["Название сделки", "Клиент", "Стадия", "Бюджет", "Дата закрытия"])).Keys);
        Assert.Equal(["name", "name", "company", "phone"], (await ProposeAsync(
            Kinds.Contact, ["Имя", "Фамилия", "Компания", "Телефон"])).Keys);
        // Of two columns that say the same the first is meant, unless they are parts of it.
        Assert.Equal(["name", null, "industry"], (await ProposeAsync(
            Kinds.Company, ["Name", "Client", "Industry"])).Keys);
    }

    [Fact]
    public async Task Every_product_names_columns_that_there_are()
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        var imports = app.Services.GetRequiredService<RecordImports>();
        foreach (var kind in imports.All)
        {
            var import = await imports.OpenAsync(scope.ServiceProvider, kind.Key, default);
            var keys = import.Columns.Select(column => column.Key).ToHashSet();
            Assert.All(import.Products.SelectMany(product => product.Lines),
                line => Assert.True(line.Column is null || keys.Contains(line.Column), $"{kind.Key}: {line.Column}"));
            Assert.All(import.Products, product => Assert.NotEmpty(product.Signs));
            Assert.All(import.Columns.Where(column => column.Rest is not null),
                column => Assert.Contains(import.Columns, it => it.Key == column.Rest && it.Joint is not null));
            Assert.All(import.Columns.Where(column => column.Currency is not null),
                column => Assert.Contains(import.Columns, it => it.Key == column.Currency));
        }
    }

    private async Task<(int HeadRow, IReadOnlyList<string?> Keys)> ProposeAsync(
        string kind, string[] heads, string? above = null)
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        var import = await app.Services.GetRequiredService<RecordImports>()
            .OpenAsync(scope.ServiceProvider, kind, default);
        var proposal = new ColumnProposal(import, scope.ServiceProvider.GetRequiredService<ImportWords>());
        List<SourceRow> rows = above is null ? [] : [RowOf(1, above), RowOf(2)];
        rows.Add(RowOf(rows.Count + 1, heads));
        rows.Add(RowOf(rows.Count + 1, [.. heads.Select((_, i) => $"value {i}")]));
        var row = proposal.HeadRowOf(rows);
        return (row, [.. proposal.Propose(rows[row - 1], []).Select(column => column.Key)]);
    }

    private static SourceRow RowOf(int number, params string[] cells) =>
        new(number, [.. cells.Select(text => new SourceCell(text))]);
}
