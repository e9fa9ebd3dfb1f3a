using System.Data.Common;
using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Crm;
using ErpCrm.Platform.Files;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Identity;
using ErpCrm.Tests.SqlServer;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Web;

/// <summary>The application on a database that can be made to refuse
/// writing, as a full or read-only disk does.</summary>
public sealed class UnwritableApp : IdentityApp
{
    private readonly Hindrance _hindrance = new();

    /// <summary>What every connection is told before it works; null is nothing.</summary>
    public string? Pragma
    {
        set => _hindrance.Pragma = value;
    }

    /// <summary>Makes readiness look again instead of remembering.</summary>
    public async Task<(HttpStatusCode Status, string Text)> ReadinessAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        using var proof = ActivatorUtilities.CreateInstance<ErpCrm.Web.Hosting.WriteProof>(scope.ServiceProvider);
        var readiness = ActivatorUtilities.CreateInstance<ErpCrm.Web.Hosting.Readiness>(scope.ServiceProvider, proof);
        var result = await readiness.CheckHealthAsync(
            new Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckContext());
        return (HttpStatusCode.OK, result.Status.ToString());
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.AddSingleton<IInterceptor>(_hindrance);
    }

    private sealed class Hindrance : DbConnectionInterceptor
    {
        public string? Pragma { get; set; }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragma ?? "PRAGMA query_only=0; PRAGMA max_page_count=1073741823;";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

public sealed class UnwritableTests(UnwritableApp app) : IClassFixture<UnwritableApp>
{
    private const string ReadOnly = "PRAGMA query_only=1";

    // Smaller than it is: no page can be added.
    private const string Full = "PRAGMA max_page_count=1";

    public static TheoryData<string, string> Hindrances => new()
    {
        { ReadOnly, "The database may only be read at the moment" },
        { Full, "There is no room left to save" },
    };

    [SqliteTheory, MemberData(nameof(Hindrances))]
    public async Task Reading_goes_on_and_a_save_says_why_and_is_saved_once_when_it_is_mended(string pragma, string why)
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        await app.DrainAsync();
        var (refused, name) = (default(TestAnswer)!, "");
        try
        {
            app.Pragma = pragma;
            // What is free inside of the file is used up first.
            for (var number = 0; number < 60 && refused?.Status != HttpStatusCode.ServiceUnavailable; number++)
            {
                var page = await browser.GetAsync("/crm/companies/create");
                name = CrmMake.Unique("Unwritable");
                refused = await browser.SubmitAsync(page, "form#company", ("Name", name),
                    ("Notes", new string('n', 3000)));
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
            Assert.Contains(why, refused.Page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(name, refused.Page.QuerySelector("form#repeat [name=Name]")!.GetAttribute("value"));

            // Hours later as well: that somebody was seen is not written while they read.
            for (var i = 0; i < 3; i++)
            {
                app.Time.Advance(TimeSpan.FromHours(4));
                foreach (var url in new[] { "/", "/crm/companies", "/crm/deals", "/identity/profile" })
                    await browser.GetAsync(url);
            }

            Assert.Equal("Unhealthy", (await app.ReadinessAsync()).Text);
        }
        finally
        {
            app.Pragma = null;
        }

        Assert.Equal("Healthy", (await app.ReadinessAsync()).Text);
        (await browser.SubmitAsync(refused.Page, "form#repeat")).Saved();
        Assert.Equal(1, await app.InAsync<CrmDbContext, int>(db => db.Companies.CountAsync(c => c.Name == name)));
    }

    [SqliteFact]
    public async Task A_receipt_whose_expense_could_not_be_saved_goes_with_the_files_that_nothing_names()
    {
        var browser = await app.SignedInAsync((await app.AddUserAsync()).Email);
        var page = await browser.GetAsync("/finance/expenses/create");
        var category = page.QuerySelectorAll("[name=CategoryId] option").Select(o => o.GetAttribute("value"))
            .First(v => !string.IsNullOrEmpty(v))!;
        var fields = TestBrowser.Merge(TestBrowser.Fields((IHtmlFormElement)page.QuerySelector("form#expense")!),
            [("Description", "Taxi"), ("CategoryId", category), ("Gross", "100")]);
        await app.DrainAsync();
        try
        {
            app.Pragma = ReadOnly;
            using var content = new MultipartFormDataContent();
            foreach (var field in fields) content.Add(new StringContent(field.Value), field.Key);
            content.Add(new ByteArrayContent("%PDF-1.7\n1 0 obj\n"u8.ToArray()), "Receipt", "receipt.pdf");
            using var refused = await browser.Http.PostAsync("/finance/expenses/create", content);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }
        finally
        {
            app.Pragma = null;
        }

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UnusedFiles>().RemoveAsync(DateTime.MaxValue, default);
        var files = app.Services.GetRequiredService<ErpCrm.Web.Hosting.DataFolder>().Of("files");
        Assert.Empty(Directory.Exists(files) ? Directory.GetFiles(files, "*", SearchOption.AllDirectories) : []);
    }

    [SqliteTheory, MemberData(nameof(Hindrances))]
    public async Task A_sign_in_that_cannot_be_kept_says_why(string pragma, string why)
    {
        var user = await app.AddUserAsync();
        try
        {
            app.Pragma = pragma;
            var answer = await IdentityApp.SignInAsync(app.Browser(null), user.Email);
            if (answer.Location is null) Assert.Contains(why, answer.Page.Body!.TextContent, StringComparison.Ordinal);
        }
        finally
        {
            app.Pragma = null;
        }
    }

    [SqliteTheory]
    [InlineData(13, "There is no room left to save")]
    [InlineData(8, "The database may only be read at the moment")]
    [InlineData(11, "The database cannot be read or written properly")]
    [InlineData(10, "The database cannot be read or written properly")]
    [InlineData(26, "The database cannot be read or written properly")]
    [InlineData(14, "The database is not where it was")]
    public async Task Every_failure_of_the_storage_has_words(int code, string why)
    {
        var trouble = app.Services.GetRequiredService<ErpCrm.Platform.Data.IDatabase>()
            .TroubleOf(new DbUpdateException("", new SqliteException("", code)));
        Assert.Equal(why, ErpCrm.Web.Errors.ErrorPage.Of(Assert.NotNull(trouble)).Title);
        await Task.CompletedTask;
    }
}
