using ErpCrm.Identity.Links;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Roles;

[Route("identity/roles"), RequirePermission(IdentityPermissions.ManageRoles)]
internal sealed class RolesController(
    IdentityModuleDbContext db,
    IEnumerable<Permission> permissions,
    GrantLimits limits,
    LinkDesk links,
    SecurityJournal journal,
    RolesList list,
    IStringLocalizer<IdentityText> texts) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create")]
    public async Task<IActionResult> Create(Guid? from, CancellationToken ct)
    {
        var copied = from is { } id
            ? await db.Roles.Include(r => r.Grants).FirstOrDefaultAsync(r => r.Id == id, ct)
            : null;
        var form = RoleForm.Of(copied, permissions);
        form.Name = null;
        form.Page = new RolePage(IsCut: form.CutTo(limits));
        return View(form);
    }

    [HttpPost("create")]
    public Task<IActionResult> Create(RoleForm form, CancellationToken ct) => TrySaveAsync("Create", form, async () =>
    {
        var role = new Role(form.Name!);
        await CheckNameAsync(role.Id, form.Name!, ct);
        Apply(role, form);
        db.Add(role);
        return await SaveAsync(role, ct);
    });

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var role = await FindAsync(id, ct);
        return View(await DescribeAsync(role, RoleForm.Of(role, permissions), ct));
    }

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, RoleForm form, CancellationToken ct)
    {
        var role = await FindAsync(id, ct);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (role.Version != form.Version)
                return Conflict("Edit", await DescribeAsync(role, form, ct), RoleForm.Of(role, permissions));
            await limits.CheckAsync(role, ct);
            await CheckNameAsync(id, form.Name!, ct);
            await ChangeAsync(role, form, ct);
            return await SaveAsync(role, ct);
        }, again => DescribeAsync(role, again, ct));
    }

    [HttpPost("{id:guid}/delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        var role = await FindAsync(id, ct);
        return await TryAsync("/identity/roles", async () =>
        {
            await limits.CheckAsync(role, ct);
            role.CheckDeletable(await db.Users.CountAsync(u => u.RoleId == id, ct));
            db.Remove(role);
            await db.SaveChangesAsync(ct);
            await journal.WriteAsync(SecurityEventKind.RoleDeleted, null, role.Name);
            return Saved("/identity/roles", texts["Role {0} deleted", role.Name]);
        });
    }

    private async Task ChangeAsync(Role role, RoleForm form, CancellationToken ct)
    {
        var renamed = role.Name != form.Name!.Trim();
        role.Rename(form.Name!);
        var before = role.Grants.ToDictionary(g => g.Name, g => g.Scope);
        Apply(role, form);
        if (role.Grants.Any(g => g.Scope > before.GetValueOrDefault(g.Name)))
            await links.WithdrawOfRoleAsync(role.Id, ct);
        if (!renamed) return;
        foreach (var user in await db.Users.Where(u => u.RoleId == role.Id).ToListAsync(ct)) user.RoleRenamed(role);
    }

    private async Task<IActionResult> SaveAsync(Role role, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await journal.WriteAsync(SecurityEventKind.RoleChanged, null, role.Name);
        return Saved("/identity/roles", texts["Role {0} saved", role.IsBuiltIn ? texts[role.Name] : role.Name]);
    }

    // Nobody hands out what he does not hold.
    private void Apply(Role role, RoleForm form)
    {
        if (!role.IsOwner)
        {
            var byKey = permissions.ToDictionary(p => p.Key);
            foreach (var grant in form.Grants)
            {
                if (grant.Permission is null || !byKey.TryGetValue(grant.Permission, out var permission)) continue;
                if (permission.Key == IdentityPermissions.ManageOwners && !limits.IsUnlimited) continue;
                var scope = permission.Scoped || grant.Scope == Scope.None ? grant.Scope : Scope.All;
                if (scope > limits.CeilingOf(permission.Key)) throw TooWide(permission.Key);
                role.Grant(permission.Key, scope);
            }
        }
        else if (form.Grants.Any(g => g.Scope != Scope.All && permissions.Any(p => p.Key == g.Permission)))
        {
            throw new BusinessRuleException("The owner holds every permission");
        }

        role.NeedsSecondFactor = form.NeedsSecondFactor;
    }

    private BusinessRuleException TooWide(string permission) =>
        new("You cannot grant “{0}” to others more widely than you hold it yourself",
            texts[PermissionNames.Of(permission)].Value);

    private async Task CheckNameAsync(Guid id, string name, CancellationToken ct)
    {
        var wanted = name.Trim();
        if (await db.Roles.AnyAsync(r => r.Id != id && r.Name == wanted, ct))
            throw new BusinessRuleException("There is a role with this name already") { Field = nameof(RoleForm.Name) };
    }

    private async Task<RoleForm> DescribeAsync(Role role, RoleForm form, CancellationToken ct)
    {
        // The owner's permissions are shown, never posted.
        if (role.IsOwner) form.Grants = RoleForm.Of(role, permissions).Grants;
        form.Page = new RolePage(role, await limits.RefusalOfAsync(role, ct));
        return form;
    }

    private Task<Role> FindAsync(Guid id, CancellationToken ct) =>
        db.Roles.Include(r => r.Grants).OneAsync(id, ct);
}
