using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Platform.Security;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ErpCrm.Tests.Workspace.Imports;

/// <summary>An application in which rights of somebody change while work is done for him.</summary>
public sealed class LostRightsApp : TestApp
{
    /// <summary>What is left of some rights at a moment; of all others everything.</summary>
    internal Func<Task<IReadOnlyDictionary<string, Scope>>> Left { get; set; } = NothingIsTaken;

    internal static Task<IReadOnlyDictionary<string, Scope>> NothingIsTaken() =>
        Task.FromResult<IReadOnlyDictionary<string, Scope>>(new Dictionary<string, Scope>());

    protected override void Configure(IServiceCollection services)
    {
        services.RemoveAll<IReaders>();
        services.AddScoped<IReaders>(provider => new Readers(this, provider.GetServices<Permission>()));
    }

    private sealed class Readers(LostRightsApp app, IEnumerable<Permission> permissions) : IReaders
    {
        public async Task<Reader?> FindAsync(Guid userId, CancellationToken ct) => TestUser.Find(userId) is { } user
            ? new Reader(new Limited(TestSignIn.UserWithRights(user, permissions), await app.Left()), "en")
            : null;
    }

    private sealed class Limited(ICurrentUser user, IReadOnlyDictionary<string, Scope> left) : ICurrentUser
    {
        public Guid Id => user.Id;

        public string Name => user.Name;

        public bool IsSignedIn => true;

        public TimeZoneInfo TimeZone => user.TimeZone;

        public IReadOnlyCollection<Guid> TeamMates => user.TeamMates;

        public Scope ScopeOf(string permission) =>
            left.TryGetValue(permission, out var scope) ? scope : user.ScopeOf(permission);
    }
}

/// <summary>Somebody imports, and loses the right to it on the way.</summary>
public sealed class LostRightsTests(LostRightsApp app) : IClassFixture<LostRightsApp>
{
    private static readonly TestUser Admin = TestUser.Administrator;

    [Fact]
    public async Task A_right_that_is_taken_away_amid_an_import_ends_it_and_nothing_more_is_written()
    {
        var sign = ImportSteps.Unique();
        // As it was chosen before is proposed again.
        var url = await CheckedAsync(Admin, sign, 1200, ("AllOrNothing", "false"));
        TakeAfterFirstRows(sign, Scope.None);
        await app.DoImportAsync(Admin, url, "run");
        var page = await app.Browser(Admin).GetAsync(url);
        Assert.StartsWith("500 0 0 0:", ImportSteps.FiguresOf(page), StringComparison.Ordinal);
        Assert.Contains("may not do it any more", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("What was done until then stands", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(500, await CountAsync(sign));
        // Whoever began it is told that it has ended.
        var id = Guid.Parse(url.Split('/')[^1]);
        Assert.Equal(1, await app.InAsync<WorkspaceDbContext, int>(
            db => db.Notifications.CountAsync(n => n.UserId == Admin.Id && n.RecordId == id)));

        // Given back, it goes on with the rows that are left.
        app.Left = LostRightsApp.NothingIsTaken;
        await app.DoImportAsync(Admin, url, "go-on");
        Assert.Equal("1,200 0 0 0", await app.FiguresAsync(Admin, url));
        Assert.Equal(1200, await CountAsync(sign));
    }

    [Fact]
    public async Task All_or_nothing_is_nothing_when_the_right_to_it_is_taken_away()
    {
        var sign = ImportSteps.Unique();
        var url = await CheckedAsync(Admin, sign, 1200, ("AllOrNothing", "true"));
        TakeAfterFirstRows(sign, Scope.None);
        await app.DoImportAsync(Admin, url, "run");
        app.Left = LostRightsApp.NothingIsTaken;
        var page = await app.Browser(Admin).GetAsync(url);
        Assert.Contains("Nothing of it is left", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("may not do it any more", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(sign));
    }

    [Fact]
    public async Task A_right_that_becomes_narrower_refuses_the_rows_that_it_does_not_reach_from_then_on()
    {
        var sign = ImportSteps.Unique();
        var url = await CheckedAsync(TestUser.Sales, sign, 600);
        TakeAfterFirstRows(sign, Scope.Own);
        await app.DoImportAsync(TestUser.Sales, url, "run");
        app.Left = LostRightsApp.NothingIsTaken;
        var figures = await app.FiguresAsync(TestUser.Sales, url);
        Assert.StartsWith("500 0 0 100:", figures, StringComparison.Ordinal);
        Assert.Contains("You may not hand records to this person.", figures, StringComparison.Ordinal);
        Assert.Equal(500, await CountAsync(sign));
    }

    [Fact]
    public async Task An_import_that_another_process_has_taken_over_is_left_to_it()
    {
        var sign = ImportSteps.Unique();
        var url = await CheckedAsync(Admin, sign, 1200, ("AllOrNothing", "false"));
        var (id, other) = (Guid.Parse(url.Split('/')[^1]), Guid.NewGuid());
        Task ClaimAsync(DateTime until) => app.InAsync<WorkspaceDbContext>(db => db.Imports.Where(b => b.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.WorkerId, other).SetProperty(b => b.ClaimedUntil, until)
                .SetProperty(b => b.Version, b => b.Version + 1)));
        var now = app.Time.GetUtcNow().UtcDateTime;
        app.Left = async () =>
        {
            if (await CountAsync(sign) == 500) await ClaimAsync(now.AddHours(1));
            return await LostRightsApp.NothingIsTaken();
        };
        await app.DoImportAsync(Admin, url, "run");
        // The rows that it had in hand stand, and are the other's to count.
        Assert.Equal(1000, await CountAsync(sign));
        var left = await app.InAsync<WorkspaceDbContext, ImportBatch>(
            db => db.Imports.AsNoTracking().SingleAsync(b => b.Id == id));
        Assert.Equal((ImportState.Running, 500, (Guid?)other), (left.State, left.RowsDone, left.WorkerId));

        // The other one is gone: who goes on does nothing twice, and counts every row once.
        app.Left = LostRightsApp.NothingIsTaken;
        await ClaimAsync(now.AddHours(-1));
        await app.WorkOnImportsAsync();
        Assert.Equal("1,200 0 0 0", await app.FiguresAsync(Admin, url));
        Assert.Equal(1200, await CountAsync(sign));
    }

    private void TakeAfterFirstRows(string sign, Scope left) => app.Left = async () =>
        await CountAsync(sign) == 0
            ? new Dictionary<string, Scope>()
            : new Dictionary<string, Scope> { [CrmPermissions.EditCompanies] = left };

    private Task<string> CheckedAsync(TestUser user, string sign, int rows, params (string, string)[] chosen) =>
        app.CheckedAsync(user, Kinds.Company, "Name;Owner\r\n" + string.Concat(Enumerable.Range(1, rows)
            .Select(i => $"Firm {i} {sign};{TestUser.SalesMate.Name}\r\n")), chosen);

    private Task<int> CountAsync(string sign) =>
        app.InAsync<CrmDbContext, int>(db => db.Companies.CountAsync(c => c.Name.EndsWith(sign)));
}
