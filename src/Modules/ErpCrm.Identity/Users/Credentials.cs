using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity.Users;

/// <summary>
/// What one user signs in with, as ASP.NET Core Identity keeps it. It
/// belongs to its <see cref="User"/>, has the same id, and is never part of a history or an event.
/// </summary>
internal sealed class Credentials : IdentityUser<Guid>
{
    private Credentials()
    {
    }

    public Credentials(Guid userId, string email)
    {
        Id = userId;
        UserName = email;
        NormalizedUserName = Normalize(email);
        Renew();
    }

    /// <summary>Protected secret of the authenticator, once it is confirmed.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>What is compared: upper case, as Identity's own normalizer makes it.</summary>
    public static string Normalize(string email) => email.Normalize().ToUpperInvariant();

    /// <summary>A new security stamp: what was signed in under the old one is signed in no longer.</summary>
    public void Renew() => SecurityStamp = Guid.NewGuid().ToString("N");
}

/// <summary>
/// Identity's store on Entity Framework. It changes the tracked rows
/// only: whoever called saves, so that a change, its history and its event are one transaction.
/// </summary>
internal sealed class CredentialsStore : UserOnlyStore<Credentials, IdentityModuleDbContext, Guid>
{
    public CredentialsStore(IdentityModuleDbContext db, IdentityErrorDescriber describer)
        : base(db, describer) => AutoSaveChanges = false;
}

internal sealed class CredentialsConfiguration : IEntityTypeConfiguration<Credentials>
{
    public void Configure(EntityTypeBuilder<Credentials> builder)
    {
        builder.ToTable("Credentials");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.UserName).HasMaxLength(User.EmailLength).IsRequired();
        builder.Property(c => c.NormalizedUserName).HasMaxLength(User.EmailLength).IsRequired();
        builder.Property(c => c.PasswordHash).HasMaxLength(200);
        builder.Property(c => c.SecurityStamp).HasMaxLength(32).IsRequired();
        builder.Property(c => c.AuthenticatorKey).HasMaxLength(500);
        builder.HasIndex(c => c.NormalizedUserName).IsUnique();

        // The user's version guards every change; address, lockout and second factor are kept elsewhere in this module.
        builder.Ignore(c => c.ConcurrencyStamp);
        builder.Ignore(c => c.Email);
        builder.Ignore(c => c.NormalizedEmail);
        builder.Ignore(c => c.EmailConfirmed);
        builder.Ignore(c => c.PhoneNumber);
        builder.Ignore(c => c.PhoneNumberConfirmed);
        builder.Ignore(c => c.TwoFactorEnabled);
        builder.Ignore(c => c.LockoutEnabled);
        builder.Ignore(c => c.LockoutEnd);
        builder.Ignore(c => c.AccessFailedCount);
    }
}
