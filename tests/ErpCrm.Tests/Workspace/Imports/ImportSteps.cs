using System.Text;
using AngleSharp.Html.Dom;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Security;
using ErpCrm.Workspace.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Imports;

/// <summary>Somebody whose role opens his own records alone.</summary>
internal sealed class OwnOnly : ICurrentUser
{
    public Guid Id => TestUser.Sales.Id;

    public string Name => TestUser.Sales.Name;

    public bool IsSignedIn => true;

    public TimeZoneInfo TimeZone => TimeZoneInfo.Utc;

    public IReadOnlyCollection<Guid> TeamMates => [];

    public Scope ScopeOf(string permission) => Scope.Own;
}

/// <summary>The steps of an import as whoever imports takes them.</summary>
internal static class ImportSteps
{
    private static int _names;

    /// <summary>A word that no other test uses.</summary>
    public static string Unique() => $"k{Interlocked.Increment(ref _names)}{Guid.NewGuid():N}"[..12];

    public static async Task<string> CheckedAsync(
        this TestApp app, TestUser user, string kind, string file, params (string, string)[] chosen)
    {
        var browser = app.Browser(user);
        var columns = await app.ColumnsAsync(browser, kind, file);
        var url = (await browser.SubmitAsync(await browser.GetAsync(columns), "form#import-columns", chosen)).Saved();
        await app.WorkOnImportsAsync();
        return url;
    }

    /// <summary>The page on which the columns of an uploaded file are settled.</summary>
    public static async Task<string> ColumnsAsync(this TestApp app, TestBrowser browser, string kind, string file)
    {
        var page = await browser.GetAsync($"/workspace/imports/new?kind={kind}");
        return (await browser.UploadAsync(
            page, "form#import-file", "File", ("file.csv", Encoding.UTF8.GetBytes(file)))).Saved();
    }

    public static async Task<string> ImportedAsync(
        this TestApp app, TestUser user, string kind, string file, params (string, string)[] chosen)
    {
        var url = await app.CheckedAsync(user, kind, file, chosen);
        await app.DoImportAsync(user, url, "run");
        return url;
    }

    public static async Task DoImportAsync(this TestApp app, TestUser user, string url, string step)
    {
        var browser = app.Browser(user);
        (await browser.SubmitAsync(await browser.GetAsync(url), $"form[action$='/{step}']")).Saved();
        await app.WorkOnImportsAsync();
        await app.DrainAsync();
    }

    public static Task WorkOnImportsAsync(this TestApp app) =>
        app.Services.GetRequiredService<ImportRunner>().CatchUpAsync(default);

    /// <summary>Rows as they come to somebody who sees his own records alone.</summary>
    public static async Task<IReadOnlyList<RowOutcome>> TakeAsOwnOnlyAsync(
        this TestApp app, string kind, string match, params IReadOnlyDictionary<string, object>[] rows)
    {
        using var acting = ActingUser.ReadAs(new OwnOnly());
        await using var scope = app.Services.CreateAsyncScope();
        var import = await app.Services.GetRequiredService<RecordImports>()
            .OpenAsync(scope.ServiceProvider, kind, default);
        var nothing = new Dictionary<string, object>();
        return await import.TakeAsync(
            new ImportSession(Guid.NewGuid(), match, ImportWay.AddAndUpdate, makesMissing: false, isTrial: false),
            [.. rows.Select((values, i) => new ImportRow(i + 2, values, nothing))], default);
    }

    /// <summary>Added, changed, left, wrong.</summary>
    public static async Task<string> FiguresAsync(this TestApp app, TestUser user, string url) =>
        FiguresOf(await app.Browser(user).GetAsync(url));

    public static string FiguresOf(IHtmlDocument page)
    {
        var figures = string.Join(' ',
            page.QuerySelectorAll(".figures .value").Select(value => value.TextContent.Trim()));
        var wrong = string.Join(" | ", page.QuerySelectorAll("table[aria-label='What is wrong'] tbody tr")
            .Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim()))));
        return wrong.Length == 0 ? figures : $"{figures}: {wrong}";
    }

    /// <summary>Every row of some tables, but for what orders copies.</summary>
    public static async Task<string> RowsAsync<TContext>(this TestApp app, params Type[] tables)
        where TContext : DbContext
    {
        var state = new StringBuilder();
        await app.InAsync<TContext>(async db =>
        {
            foreach (var table in tables)
            {
                var rows = await Of(db, table).ToListAsync();
                var properties = db.Model.FindEntityType(table)!.GetProperties()
                    .Where(p => p.Name is not ("Version" or "SourceVersion") && p.PropertyInfo is not null).ToList();
                foreach (var line in rows.Select(row => string.Join(' ',
                    properties.Select(p => p.PropertyInfo!.GetValue(row)))).Order(StringComparer.Ordinal))
                    state.Append(table.Name).Append(' ').AppendLine(line);
            }
        });
        return state.ToString();
    }

    private static IQueryable<object> Of(DbContext db, Type table) =>
        (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(table)
            .Invoke(db, [])!;
}
