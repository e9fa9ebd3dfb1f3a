namespace ErpCrm.Platform.Security;

/// <summary>For whose records a permission holds.</summary>
public enum Scope
{
    None,
    Own,
    Team,
    All,
}

/// <summary>
/// Something a role may do, for example <c>crm.deals.edit</c>.
/// <paramref name="Scoped"/> permissions hold for own, team or all records; the others hold or do not hold.
/// </summary>
/// <param name="Key"><c>module.things.verb</c>, never renamed once released.</param>
/// <param name="Scoped">Whether it is granted for own, team or all records.</param>
public sealed record Permission(string Key, bool Scoped)
{
    private readonly Dictionary<string, Scope> _defaults = [];

    /// <summary>Module part of the key.</summary>
    public string Module => Key[..Key.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>What the built-in roles hold at first start. The owner holds everything without being named.</summary>
    public IReadOnlyDictionary<string, Scope> Defaults => _defaults;

    /// <summary>Grants the permission to built-in roles at first start.</summary>
    public Permission For(Scope scope, params string[] roles)
    {
        foreach (var role in roles) _defaults[role] = scope;
        return this;
    }
}

/// <summary>Names of the roles that exist from the first start.</summary>
public static class BuiltInRoles
{
    public const string Owner = "Owner";
    public const string Administrator = "Administrator";
    public const string Sales = "Sales";
    public const string ProjectManager = "Project manager";
    public const string TeamMember = "Team member";
    public const string Accountant = "Accountant";
    public const string Management = "Management";

    /// <summary>All of them, in the order they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Owner, Administrator, Sales, ProjectManager, TeamMember,
        Accountant, Management];
}
