using ErpCrm.Identity.Users;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity.Teams;

/// <summary>People who see each other's records where their permission holds for the team.</summary>
internal sealed class Team : Entity
{
    public const int NameLength = 100;

    private readonly List<TeamMember> _members = [];

    private Team()
    {
    }

    public Team(string name) => Name = name.Trim();

    public string Name { get; private set; } = "";

    public IReadOnlyList<TeamMember> Members => _members;

    public void Rename(string name) => Name = name.Trim();

    /// <summary>Makes exactly these users its members.</summary>
    public void SetMembers(IReadOnlyDictionary<Guid, string> users)
    {
        if (_members.RemoveAll(m => !users.ContainsKey(m.UserId)) > 0) Touch();
        foreach (var (id, name) in users) Add(id, name);
    }

    public void Add(Guid userId, string name)
    {
        if (_members.Exists(m => m.UserId == userId)) return;
        _members.Add(new TeamMember(Id, userId, name));
        Touch();
    }

    public void Remove(Guid userId)
    {
        if (_members.RemoveAll(m => m.UserId == userId) > 0) Touch();
    }
}

/// <summary>A user in a team.</summary>
internal sealed class TeamMember(Guid teamId, Guid userId, string name) : IPartOf
{
    public Guid TeamId { get; private set; } = teamId;

    public Guid UserId { get; private set; } = userId;

    /// <summary>The user's name when it was added, for the team's history.</summary>
    public string Name { get; private set; } = name;

    public Type OwnerType => typeof(Team);

    public Guid OwnerId => TeamId;
}

internal sealed class TeamConfiguration : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.ToTable("Teams");
        builder.Property(t => t.Name).HasMaxLength(Team.NameLength);
        builder.HasIndex(t => t.Name).IsUnique();
        builder.HasMany(t => t.Members).WithOne().HasForeignKey(m => m.TeamId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TeamMemberConfiguration : IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.ToTable("TeamMembers");
        builder.HasKey(m => new { m.TeamId, m.UserId });
        builder.Property(m => m.Name).HasMaxLength(User.NameLength);
        builder.Ignore(m => m.OwnerType);
        builder.Ignore(m => m.OwnerId);
        builder.HasIndex(m => m.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
