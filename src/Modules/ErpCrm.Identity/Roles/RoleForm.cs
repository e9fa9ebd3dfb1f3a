using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Mvc;
using FluentValidation;

namespace ErpCrm.Identity.Roles;

internal sealed class RoleForm
{
    public string? Name { get; set; }

    [ComparedByRow]
    public List<GrantField> Grants { get; set; } = [];

    public int Version { get; set; }

    /// <summary>The role as a form: one field per permission, by module.</summary>
    public static RoleForm Of(Role? role, IEnumerable<Permission> permissions) => new()
    {
        Name = role?.Name,
        Version = role?.Version ?? 0,
        Grants = [.. Ordered(permissions).Select(p => new GrantField
        {
            Permission = p.Key,
            Scope = role is null ? Scope.None : role.IsOwner ? Scope.All : role.Grants.FirstOrDefault(g => g.Name == p.Key)?.Scope ?? Scope.None,
        })],
    };

    // By module and thing, seeing before changing.
    private static IEnumerable<Permission> Ordered(IEnumerable<Permission> permissions) => permissions
        .OrderBy(p => p.Key[..p.Key.LastIndexOf('.')], StringComparer.Ordinal)
        .ThenByDescending(p => p.Key.EndsWith(".view", StringComparison.Ordinal))
        .ThenBy(p => p.Key, StringComparer.Ordinal);
}

internal sealed class GrantField
{
    public string? Permission { get; set; }

    public Scope Scope { get; set; }
}

internal sealed class RoleFormValidator : AbstractValidator<RoleForm>
{
    public RoleFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Role.NameLength);
        RuleFor(f => f.Grants).Must(grants => grants.Count <= 500);
        RuleForEach(f => f.Grants).ChildRules(grant =>
        {
            grant.RuleFor(g => g.Permission).MaximumLength(RoleGrantConfiguration.PermissionLength);
            grant.RuleFor(g => g.Scope).IsInEnum();
        });
    }
}
