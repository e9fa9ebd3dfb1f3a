using ErpCrm.Contracts.Identity;
using ErpCrm.Identity.Roles;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity.Users;

internal enum UserStatus
{
    Invited,
    Active,
    Disabled,
}

/// <summary>Somebody who may sign in, once the invitation is accepted.</summary>
internal sealed class User : Entity
{
    public const int NameLength = 120;
    public const int EmailLength = 256;

    private User()
    {
    }

    /// <summary>Invites somebody; the password comes with the acceptance.</summary>
    public User(string name, string email, Role role, string language)
    {
        Name = name.Trim();
        Email = email.Trim();
        Credentials = new Credentials(Id, Email);
        (RoleId, Role) = (role.Id, role.Name);
        Language = language;
        SearchText = SharedKernel.SearchText.Of(Name, Email);
        Announce(0);
    }

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    public Credentials Credentials { get; private set; } = null!;

    [NotAudited]
    public Guid RoleId { get; private set; }

    /// <summary>The role's name, as the history shows it.</summary>
    public string Role { get; private set; } = "";

    public bool IsDisabled { get; private set; }

    public DateTime? JoinedAt { get; private set; }

    public string Language { get; private set; } = "en";

    public string Theme { get; private set; } = "system";

    /// <summary>IANA id; the company's zone when null.</summary>
    public string? TimeZoneId { get; private set; }

    public DateTime? PasswordSetAt { get; private set; }

    public bool HasSecondFactor { get; private set; }

    public string SearchText { get; private set; } = "";

    public UserStatus Status =>
        IsDisabled ? UserStatus.Disabled : JoinedAt is null ? UserStatus.Invited : UserStatus.Active;

    public void Change(string name, Role role)
    {
        Name = name.Trim();
        (RoleId, Role) = (role.Id, role.Name);
        SearchText = SharedKernel.SearchText.Of(Name, Email);
        Announce(Version + 1);
    }

    /// <summary>Makes the user known to modules that know nobody yet.</summary>
    public void Introduce()
    {
        Touch();
        Announce(0);
    }

    /// <summary>The role got another name.</summary>
    public void RoleRenamed(Role role)
    {
        Role = role.Name;
        Announce(Version + 1);
    }

    public void Disable()
    {
        IsDisabled = true;
        SignOutEverywhere();
        Announce(Version + 1);
    }

    public void Enable()
    {
        IsDisabled = false;
        Announce(Version + 1);
    }

    /// <summary>Ends every session of this user.</summary>
    public void SignOutEverywhere()
    {
        Credentials.Renew();
        Touch();
    }

    /// <summary>Sets what the password hashes to; the first one is the acceptance of the invitation.</summary>
    public void SetPassword(string hash, DateTime at)
    {
        Credentials.PasswordHash = hash;
        PasswordSetAt = at;
        var joins = JoinedAt is null;
        JoinedAt ??= at;
        SignOutEverywhere();
        if (joins) Announce(Version + 1);
    }

    /// <summary>The password is worth nothing any more; only a link for a new one leads in.</summary>
    public void ForgetPassword()
    {
        Credentials.PasswordHash = null;
        PasswordSetAt = null;
        SignOutEverywhere();
    }

    /// <summary>The same password under today's hashing; nothing else changes.</summary>
    public void Rehash(string hash) => Credentials.PasswordHash = hash;

    public void ChangeProfile(string name, string language, string theme, string? timeZoneId)
    {
        (Language, Theme, TimeZoneId) = (language, theme, timeZoneId);
        if (Name == name.Trim()) return;
        Name = name.Trim();
        SearchText = SharedKernel.SearchText.Of(Name, Email);
        Announce(Version + 1);
    }

    public void UseAuthenticator(string protectedKey)
    {
        Credentials.AuthenticatorKey = protectedKey;
        HasSecondFactor = true;
        SignOutEverywhere();
    }

    public void StopUsingAuthenticator()
    {
        Credentials.AuthenticatorKey = null;
        HasSecondFactor = false;
        SignOutEverywhere();
    }

    /// <summary>The user as who never heard of them would learn it.</summary>
    public UserChanged AsKnown() => State(Version);

    private void Announce(int version) => Raise(State(version));

    private UserChanged State(int version) => new(Id, Name, Email, !IsDisabled, Role, version, JoinedAt is not null);
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("Users");
        builder.Property(u => u.Name).HasMaxLength(User.NameLength);
        builder.Property(u => u.Email).HasMaxLength(User.EmailLength);
        builder.Property(u => u.Role).HasMaxLength(Roles.Role.NameLength);
        builder.Property(u => u.Language).HasMaxLength(5);
        builder.Property(u => u.Theme).HasMaxLength(10);
        builder.Property(u => u.TimeZoneId).HasMaxLength(60);
        builder.Property(u => u.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        builder.Ignore(u => u.Status);
        builder.HasIndex(u => u.Name);
        builder.HasOne<Role>().WithMany().HasForeignKey(u => u.RoleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(u => u.Credentials).WithOne().HasForeignKey<Credentials>(c => c.Id)
            .OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(u => u.Credentials).IsRequired().AutoInclude();
    }
}
