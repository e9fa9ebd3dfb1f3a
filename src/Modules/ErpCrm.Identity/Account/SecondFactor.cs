using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ErpCrm.Identity.Users;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity.Account;

/// <summary>The newest time step whose code a user has used: a code works once.</summary>
internal sealed class SecondFactorUse
{
    public required Guid UserId { get; init; }
    public long LastStep { get; set; }
}

/// <summary>A way in without the authenticator, used once.</summary>
internal sealed class RecoveryCode
{
    public required Guid UserId { get; init; }
    public required string CodeHash { get; init; }
}

/// <summary>One-time codes by time (RFC 6238: SHA-1, 30 seconds, 6 digits) and recovery codes.</summary>
internal sealed class SecondFactor(IdentityModuleDbContext db, IDataProtectionProvider protection, TimeProvider time)
{
    public const int CodeLength = 6;
    public const int RecoveryCodes = 10;

    // Five bits a letter: 140 bits.
    private const int RecoveryCodeGroups = 7;
    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly IDataProtector _protector = protection.CreateProtector("ErpCrm.Identity.Authenticator");

    public static string NewKey() => RandomNumberGenerator.GetString(Alphabet, 32);

    /// <summary>The address that authenticator applications read from the picture.</summary>
    public static string AddressOf(string issuer, string account, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}&digits={CodeLength}";

    /// <summary>Accepts the code of this step and its neighbours, each step once.</summary>
    public async Task<bool> UseCodeAsync(User user, string code, CancellationToken ct) =>
        user.Credentials.AuthenticatorKey is { } key
        && StepOf(_protector.Unprotect(key), code) is { } used
        && await db.SecondFactorUses.Where(u => u.UserId == user.Id && u.LastStep < used)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.LastStep, used), ct) == 1;

    /// <summary>Turns the second factor on with the next save, if the code is the key's.</summary>
    public async Task<bool> StartAsync(User user, string key, string code, CancellationToken ct)
    {
        if (StepOf(key, code) is not { } used) return false;
        if (await db.SecondFactorUses.FindAsync([user.Id], ct) is { } earlier) earlier.LastStep = used;
        else db.Add(new SecondFactorUse { UserId = user.Id, LastStep = used });
        user.UseAuthenticator(_protector.Protect(key));
        return true;
    }

    public async Task<bool> UseRecoveryCodeAsync(Guid userId, string code, CancellationToken ct)
    {
        var hash = HashOf(userId, code);
        return await db.RecoveryCodes.Where(c => c.UserId == userId && c.CodeHash == hash).ExecuteDeleteAsync(ct) == 1;
    }

    /// <summary>Replaces the recovery codes with the next save; shown this once.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Guid userId, CancellationToken ct)
    {
        db.RemoveRange(await db.RecoveryCodes.Where(c => c.UserId == userId).ToListAsync(ct));
        List<string> codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => string.Join('-',
            Enumerable.Range(0, RecoveryCodeGroups).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4))))];
        foreach (var code in codes) db.Add(new RecoveryCode { UserId = userId, CodeHash = HashOf(userId, code) });
        return codes;
    }

    public static string CodeOf(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // the algorithm that authenticator applications share
        HMACSHA1.HashData(Decode(key), counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private long? StepOf(string key, string code)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;
        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        long? matching = null;
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (Matches(CodeOf(key, step), digits)) matching = step;
        }

        return matching;
    }

    private static bool Matches(string expected, string typed) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(typed));

    private static string HashOf(Guid userId, string code) =>
        Tokens.Hash($"{userId:N}:{new string([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)])}");

    private static byte[] Decode(string base32)
    {
        var bytes = new List<byte>(base32.Length * 5 / 8);
        int buffer = 0, bits = 0;
        foreach (var c in base32)
        {
            buffer = (buffer << 5) | Alphabet.IndexOf(c, StringComparison.Ordinal);
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
            buffer &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}

internal sealed class SecondFactorUseConfiguration : IEntityTypeConfiguration<SecondFactorUse>
{
    public void Configure(EntityTypeBuilder<SecondFactorUse> builder)
    {
        builder.ToTable("SecondFactorUses");
        builder.HasKey(u => u.UserId);
        builder.HasOne<User>().WithOne().HasForeignKey<SecondFactorUse>(u => u.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("RecoveryCodes");
        builder.HasKey(c => new { c.UserId, c.CodeHash });
        builder.Property(c => c.CodeHash).HasMaxLength(Tokens.HashLength);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
