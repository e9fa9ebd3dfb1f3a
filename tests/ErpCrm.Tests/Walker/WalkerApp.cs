using ErpCrm.Identity;
using ErpCrm.Identity.Company;
using ErpCrm.Identity.Sessions;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Jobs;
using ErpCrm.Platform.Security;
using ErpCrm.Workspace.Imports;
using ErpCrm.Workspace.Recent;
using ErpCrm.Workspace.Search;
using ErpCrm.Workspace.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ErpCrm.Tests.Walker;

/// <summary>The application on a copy of the played firm, with its routes, users
/// and records, and a database that can be compared and put back.</summary>
public sealed class WalkerApp : TestApp
{
    public WalkerApp() : base(TestClock.Start, TestClock.Slow)
    {
    }

    internal FirmDatabase Database { get; private set; } = null!;

    internal RouteTable Routes { get; private set; } = null!;

    internal FirmRecords Records { get; private set; } = null!;

    /// <summary>Everybody who can sign in: the firm's people and, of each role, a stranger.</summary>
    internal IReadOnlyList<TestUser> Users { get; private set; } = [];

    internal TestUser Owner => Users.First(u => u.Role == BuiltInRoles.Owner);

    protected override bool IsSetUp => false;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await DrainAsync();
        Database = await FirmDatabase.OpenAsync(this);
        await Services.GetRequiredService<CompanyProfileStore>().RefreshAsync(CancellationToken.None);
        Users = await UsersAsync();
        Routes = new RouteTable(Services);
        Records = new FirmRecords(Services, Database, Users);
    }

    public override async Task DisposeAsync()
    {
        Database.Dispose();
        await base.DisposeAsync();
    }

    /// <summary>One user of each role, and the stranger of each role.</summary>
    internal IEnumerable<TestUser> OneOfEachKind() =>
        Users.GroupBy(u => (u.Role, u.Name.StartsWith("Stranger", StringComparison.Ordinal))).Select(g => g.First());

    /// <summary>Whether anything was written since it was put back.</summary>
    internal bool HasChanged => Database.IsChanged;

    public override async Task DrainAsync()
    {
        await base.DrainAsync();
        await Services.GetRequiredService<ImportRunner>().CatchUpAsync(CancellationToken.None);
        await base.DrainAsync();
        await Services.GetRequiredService<SearchKeeper>().CatchUpAsync(CancellationToken.None);
    }

    /// <summary>Makes the database what it was after the play.</summary>
    internal async Task PutBackAsync()
    {
        await DrainAsync();
        if (Database.PutBack())
            await Services.GetRequiredService<CompanyProfileStore>().RefreshAsync(CancellationToken.None);
        ForgetFigures();
    }

    /// <summary>What the application keeps in memory does not notice changes made from outside.</summary>
    internal void ForgetFigures() => Services.GetRequiredService<KeptFigures>().Forget();

    protected override async Task<bool> FillAsync(string folder)
    {
        await PlayedFirm.CopyToAsync(folder);
        return true;
    }

    // What runs at its own times would write between two looks.
    protected override void Configure(IServiceCollection services)
    {
        Type[] loops =
        [
            typeof(JobScheduler), typeof(ImportLoop), typeof(RecentLoop), typeof(SeenSessions), typeof(WebhookLoop),
        ];
        var running = services.Where(s => s.ServiceType == typeof(IHostedService)
            && loops.Contains(s.ImplementationType ?? s.ImplementationFactory?.Method.ReturnType)).ToList();
        Assert.Equal(loops.Length, running.Count);
        foreach (var loop in running) services.Remove(loop);
    }

    private Task<IReadOnlyList<TestUser>> UsersAsync() =>
        InAsync<IdentityModuleDbContext, IReadOnlyList<TestUser>>(async db =>
        {
            var roles = await db.Roles.ToDictionaryAsync(r => r.Id, r => r.Name);
            var teams = await db.TeamMembers.ToListAsync();
            var users = await db.Users.Where(u => u.JoinedAt != null).ToListAsync();
            return [.. users.Select(user => TestUser.Introduce(
                new TestUser(user.Id, user.Name, roles[user.RoleId], MatesOf(user.Id, teams))))];
        });

    private static Guid[] MatesOf(Guid user, List<ErpCrm.Identity.Teams.TeamMember> members) =>
        [.. members.Where(m => m.UserId == user).SelectMany(own => members.Where(m => m.TeamId == own.TeamId))
            .Select(m => m.UserId)
            .Where(id => id != user)
            .Distinct()];
}
