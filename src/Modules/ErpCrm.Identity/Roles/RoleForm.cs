using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Identity.Roles;

internal sealed class RoleForm
{
    public string? Name { get; set; }

    /// <summary>Its users sign in with a second step.</summary>
    public bool NeedsSecondFactor { get; set; }

    [ComparedByRow]
    public List<GrantField> Grants { get; set; } = [];

    public int Version { get; set; }

    [BindNever]
    public RolePage Page { get; set; } = new();

    /// <summary>The role as a form: one field per permission, by module.</summary>
    public static RoleForm Of(Role? role, IEnumerable<Permission> permissions) => new()
    {
        Name = role?.Name,
        NeedsSecondFactor = role?.NeedsSecondFactor ?? false,
        Version = role?.Version ?? 0,
        Grants = [
            .. Ordered(permissions).Select(p => new GrantField { Permission = p.Key, Scope = ScopeOf(role, p.Key) })],
    };

    /// <summary>Nothing wider than the limits: what a copy of a stronger role leaves to be granted.</summary>
    /// <returns>Whether something was cut.</returns>
    public bool CutTo(GrantLimits limits)
    {
        var wider = Grants.Where(g => g.Scope > limits.CeilingOf(g.Permission!)).ToList();
        foreach (var grant in wider) grant.Scope = limits.CeilingOf(grant.Permission!);
        return wider.Count > 0;
    }

    private static Scope ScopeOf(Role? role, string permission) =>
        role is null
            ? Scope.None
            : role.IsOwner ? Scope.All : role.Grants.FirstOrDefault(g => g.Name == permission)?.Scope ?? Scope.None;

    // By module and thing, seeing before changing.
    private static IEnumerable<Permission> Ordered(IEnumerable<Permission> permissions) => permissions
        .OrderBy(p => p.Key[..p.Key.LastIndexOf('.')], StringComparer.Ordinal)
        .ThenByDescending(p => p.Key.EndsWith(".view", StringComparison.Ordinal))
        .ThenBy(p => p.Key, StringComparer.Ordinal);
}

/// <summary>What the form shows beside what was posted.</summary>
/// <param name="Role">The role that is changed; null for a new one.</param>
/// <param name="Locked">Why it cannot be changed, in English; null when it can.</param>
/// <param name="IsCut">The copied role may do more than the copy.</param>
internal sealed record RolePage(Role? Role = null, string? Locked = null, bool IsCut = false);

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
