using ErpCrm.Identity.Links;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Text;
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
        var copied = from is { } id ? await FindAsync(id, ct) : null;
        var form = RoleForm.Of(copied, permissions);
        form.Name = null;
        ViewData["IsCut"] = form.CutTo(limits);
        return View(form);
    }

    [HttpPost("create")]
    public async Task<IActionResult> Create(RoleForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Invalid("Create", form);
        var role = new Role(form.Name!);
        try
        {
            await CheckNameAsync(role.Id, form.Name!, ct);
            Apply(role, form);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Create", form);
        }

        db.Add(role);
        await db.SaveChangesAsync(ct);
        await journal.WriteAsync(SecurityEventKind.RoleChanged, null, role.Name);
        return Saved("/identity/roles", texts["Role {0} saved", role.IsBuiltIn ? texts[role.Name] : role.Name]);
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } role
            ? View(await DescribeAsync(role, RoleForm.Of(role, permissions), ct))
            : NotFound();

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, RoleForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } role) return NotFound();
        if (!ModelState.IsValid) return Invalid("Edit", await DescribeAsync(role, form, ct));
        if (role.Version != form.Version)
            return Conflict("Edit", await DescribeAsync(role, form, ct), RoleForm.Of(role, permissions));
        try
        {
            await limits.CheckAsync(role, ct);
            await CheckNameAsync(id, form.Name!, ct);
            var renamed = role.Name != form.Name!.Trim();
            role.Rename(form.Name!);
            var before = role.Grants.ToDictionary(g => g.Name, g => g.Scope);
            Apply(role, form);
            if (role.Grants.Any(g => g.Scope > before.GetValueOrDefault(g.Name)))
                await links.WithdrawOfRoleAsync(id, ct);
            if (renamed)
            {
                foreach (var user in await db.Users.Where(u => u.RoleId == id).ToListAsync(ct)) user.RoleRenamed(role);
            }
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Edit", await DescribeAsync(role, form, ct));
        }

        await db.SaveChangesAsync(ct);
        await journal.WriteAsync(SecurityEventKind.RoleChanged, null, role.Name);
        return Saved("/identity/roles", texts["Role {0} saved", role.IsBuiltIn ? texts[role.Name] : role.Name]);
    }

    [HttpPost("{id:guid}/delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } role) return NotFound();
        try
        {
            await limits.CheckAsync(role, ct);
            role.CheckDeletable(await db.Users.CountAsync(u => u.RoleId == id, ct));
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, "/identity/roles");
        }

        db.Remove(role);
        await db.SaveChangesAsync(ct);
        await journal.WriteAsync(SecurityEventKind.RoleDeleted, null, role.Name);
        return Saved("/identity/roles", texts["Role {0} deleted", role.Name]);
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
        ViewData["Role"] = role;
        ViewData["Locked"] = await limits.RefusalOfAsync(role, ct);
        return form;
    }

    private Task<Role?> FindAsync(Guid id, CancellationToken ct) =>
        db.Roles.Include(r => r.Grants).FirstOrDefaultAsync(r => r.Id == id, ct);
}
