using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity.Roles;

/// <summary>What its users may do, and for whose records.</summary>
internal sealed class Role : Entity
{
    public const int NameLength = 60;

    private readonly List<RoleGrant> _grants = [];

    private Role()
    {
    }

    public Role(string name, bool isBuiltIn = false)
    {
        Name = name.Trim();
        IsBuiltIn = isBuiltIn;
    }

    public string Name { get; private set; } = "";

    public bool IsBuiltIn { get; private set; }

    /// <summary>Who has this role sets up a second step before anything else.</summary>
    public bool NeedsSecondFactor { get; set; }

    /// <summary>The owner holds every permission for everything and cannot be limited.</summary>
    public bool IsOwner => IsBuiltIn && Name == BuiltInRoles.Owner;

    /// <summary>Whoever has this role can make owners, and so become one: it is
    /// given and taken by those who may do that. Needs the grants.</summary>
    public bool ManagesOwners => IsOwner || _grants.Exists(g => g.Name == IdentityPermissions.ManageOwners);

    public IReadOnlyList<RoleGrant> Grants => _grants;

    public void Rename(string name)
    {
        if (IsBuiltIn && name.Trim() != Name)
            throw new BusinessRuleException("A built-in role keeps its name") { Field = nameof(Name) };
        Name = name.Trim();
    }

    /// <summary>Grants the permission for these records; <see cref="Scope.None"/> takes it away.</summary>
    public void Grant(string permission, Scope scope)
    {
        if (IsOwner) throw new BusinessRuleException("The owner holds every permission");
        var held = _grants.Find(g => g.Name == permission);
        if (held?.Scope == scope || (held is null && scope == Scope.None)) return;
        if (scope == Scope.None) _grants.Remove(held!);
        else if (held is null) _grants.Add(new RoleGrant(Id, permission, scope));
        else held.Scope = scope;
        Touch();
    }

    public void CheckDeletable(int users)
    {
        if (IsBuiltIn) throw new BusinessRuleException("A built-in role cannot be deleted");
        if (users > 0) throw new BusinessRuleException("Give the {0} users of this role another role first", users);
    }

    /// <summary>
    /// One of the owners stops being one. Raises the version, so that
    /// of two owners who go at the same moment only one can.
    /// </summary>
    /// <param name="others">Active owners besides the one who goes.</param>
    public void LetOwnerGo(int others)
    {
        if (others == 0) throw new BusinessRuleException("The last owner stays: make somebody else an owner first");
        Touch();
    }
}

/// <summary>One permission of a role.</summary>
internal sealed class RoleGrant(Guid roleId, string name, Scope scope) : IPartOf
{
    public Guid RoleId { get; private set; } = roleId;

    /// <summary>Key of the permission, under the name by which the role's history shows it.</summary>
    public string Name { get; private set; } = name;

    public Scope Scope { get; set; } = scope;

    public Type OwnerType => typeof(Role);

    public Guid OwnerId => RoleId;
}

/// <summary>A permission whose defaults have been handed out; what a later version brings is granted once.</summary>
internal sealed class KnownPermission
{
    public required string Key { get; init; }
}

internal sealed class RoleConfiguration : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("Roles");
        builder.Property(r => r.Name).HasMaxLength(Role.NameLength);
        builder.Ignore(r => r.IsOwner);
        builder.Ignore(r => r.ManagesOwners);
        builder.HasIndex(r => r.Name).IsUnique();
        builder.HasMany(r => r.Grants).WithOne().HasForeignKey(g => g.RoleId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RoleGrantConfiguration : IEntityTypeConfiguration<RoleGrant>
{
    public const int PermissionLength = 100;

    public void Configure(EntityTypeBuilder<RoleGrant> builder)
    {
        builder.ToTable("RoleGrants");
        builder.HasKey(g => new { g.RoleId, g.Name });
        builder.Property(g => g.Name).HasMaxLength(PermissionLength);
        builder.Ignore(g => g.OwnerType);
        builder.Ignore(g => g.OwnerId);
    }
}

internal sealed class KnownPermissionConfiguration : IEntityTypeConfiguration<KnownPermission>
{
    public void Configure(EntityTypeBuilder<KnownPermission> builder)
    {
        builder.ToTable("KnownPermissions");
        builder.HasKey(p => p.Key);
        builder.Property(p => p.Key).HasMaxLength(RoleGrantConfiguration.PermissionLength);
    }
}
