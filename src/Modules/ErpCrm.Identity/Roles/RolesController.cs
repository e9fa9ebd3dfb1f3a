using ErpCrm.Identity.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Roles;

internal sealed record RoleRow(Guid Id, string Name, bool IsBuiltIn, int Users, int Permissions);

[Route("identity/roles"), RequirePermission(IdentityPermissions.ManageRoles)]
internal sealed class RolesController(IdentityModuleDbContext db, IEnumerable<Permission> permissions, ICurrentUser me, IStringLocalizer<IdentityText> texts) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var rows = await db.Roles
            .OrderByDescending(r => r.IsBuiltIn)
            .ThenBy(r => r.Name)
            .Select(r => new RoleRow(r.Id, r.Name, r.IsBuiltIn, db.Users.Count(u => u.RoleId == r.Id), r.Grants.Count))
            .Take(200)
            .ToListAsync(ct);
        ViewData["All"] = permissions.Count();
        return View(rows);
    }

    [HttpGet("create")]
    public async Task<IActionResult> Create(Guid? from, CancellationToken ct)
    {
        var copied = from is { } id ? await FindAsync(id, ct) : null;
        var form = RoleForm.Of(copied, permissions);
        form.Name = null;
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
        return Saved("/identity/roles", texts["Role {0} saved", role.Name]);
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } role ? View(Describe(role, RoleForm.Of(role, permissions))) : NotFound();

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, RoleForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } role) return NotFound();
        if (!ModelState.IsValid) return Invalid("Edit", Describe(role, form));
        if (role.Version != form.Version) return Conflict("Edit", Describe(role, form), RoleForm.Of(role, permissions));
        try
        {
            if (role.IsOwner) throw new BusinessRuleException("The owner holds every permission");
            await CheckNameAsync(id, form.Name!, ct);
            var renamed = role.Name != form.Name!.Trim();
            role.Rename(form.Name!);
            Apply(role, form);
            if (renamed)
            {
                foreach (var user in await db.Users.Where(u => u.RoleId == id).ToListAsync(ct)) user.RoleRenamed(role);
            }
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Edit", Describe(role, form));
        }

        await db.SaveChangesAsync(ct);
        return Saved("/identity/roles", texts["Role {0} saved", role.Name]);
    }

    [HttpPost("{id:guid}/delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } role) return NotFound();
        try
        {
            role.CheckDeletable(await db.Users.CountAsync(u => u.RoleId == id, ct));
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, "/identity/roles");
        }

        db.Remove(role);
        await db.SaveChangesAsync(ct);
        return Saved("/identity/roles", texts["Role {0} deleted", role.Name]);
    }

    // Who is no owner cannot hand out what only owners hold.
    private void Apply(Role role, RoleForm form)
    {
        var byKey = permissions.ToDictionary(p => p.Key);
        foreach (var grant in form.Grants)
        {
            if (grant.Permission is null || !byKey.TryGetValue(grant.Permission, out var permission)) continue;
            if (permission.Key == IdentityPermissions.ManageOwners && !me.Can(IdentityPermissions.ManageOwners)) continue;
            role.Grant(permission.Key, permission.Scoped || grant.Scope == Scope.None ? grant.Scope : Scope.All);
        }
    }

    private async Task CheckNameAsync(Guid id, string name, CancellationToken ct)
    {
        var wanted = name.Trim();
        if (await db.Roles.AnyAsync(r => r.Id != id && r.Name == wanted, ct)) throw new BusinessRuleException("There is a role with this name already") { Field = nameof(RoleForm.Name) };
    }

    private RoleForm Describe(Role role, RoleForm form)
    {
        ViewData["Role"] = role;
        return form;
    }

    private Task<Role?> FindAsync(Guid id, CancellationToken ct) => db.Roles.Include(r => r.Grants).FirstOrDefaultAsync(r => r.Id == id, ct);
}
