using ErpCrm.Demo;
using ErpCrm.Identity.Account;
using ErpCrm.Identity.Company;
using ErpCrm.Identity.Roles;
using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Feeding;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Identity.DemoRemoval;

/// <summary>
/// Begins anew after a look around: everything recorded is taken out,
/// the demo company's and one's own. The company's profile, the roles and the owner who asks for it stay.
/// </summary>
internal sealed class DemoRemover(
    IdentityModuleDbContext db, PlatformDbContext platform, IEnumerable<ModuleInfo> modules,
    IEnumerable<IFirstRows> firstRows, IServiceProvider services, UnusedFiles files, OutboxDrain outbox)
{
    private static readonly HashSet<Type> Lasting = [typeof(ScheduledJob), typeof(SharedCount), typeof(ListenerState)];

    private static readonly HashSet<Type> Kept =
        [typeof(User), typeof(Credentials), typeof(Session), typeof(Role), typeof(RoleGrant), typeof(KnownPermission),
            typeof(OwnCompany), typeof(Stamp), typeof(RecoveryCode)];

    private static readonly string[] Cast = [.. DemoCast.All.Select(person => person.Email)];

    /// <summary>Whether the demo company was filled in here.</summary>
    public Task<bool> IsThereAsync(CancellationToken ct) => db.Users.AnyAsync(u => Cast.Contains(u.Email), ct);

    public async Task RemoveAsync(Guid ownerId, CancellationToken ct)
    {
        // What is on its way arrives first: afterwards it would come back.
        await outbox.RunAsync(ct);
        foreach (var type in modules.Select(m => m.ContextType).Where(type => type != typeof(IdentityModuleDbContext)))
            await ((DbContext)services.GetRequiredService(type)).EmptyAsync(_ => false, ct);

        await platform.EmptyAsync(Lasting.Contains, ct);
        // Last: as long as the cast is here, an interrupted removal can be repeated.
        await db.EmptyAsync(Kept.Contains, ct);
        await files.RemoveAsync(DateTime.MaxValue, ct);
        await db.InTransactionAsync(token => KeepOnlyAsync(ownerId, token), ct);
        foreach (var rows in firstRows) await rows.EnsureAsync(ct);
        await outbox.RunAsync(ct);
    }

    private async Task KeepOnlyAsync(Guid ownerId, CancellationToken ct)
    {
        await db.Users.Where(u => u.Id != ownerId).ExecuteDeleteAsync(ct);
        // Every module meets the owner again.
        (await db.Users.Include(u => u.Credentials).SingleAsync(u => u.Id == ownerId, ct)).Introduce();
        await db.SaveChangesAsync(ct);
    }
}
