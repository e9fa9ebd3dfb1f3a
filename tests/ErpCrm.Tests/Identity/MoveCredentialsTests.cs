using ErpCrm.Data.Sqlite;
using ErpCrm.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Identity;

public sealed class MoveCredentialsTests : IDisposable
{
    private const string User = """
        INSERT INTO identity_Roles (Id, Name, IsBuiltIn, Version) VALUES ('0197A000-0000-7000-8000-000000000001', 'Owner', 1, 1);
        INSERT INTO identity_Users (Id, Name, Email, NormalizedEmail, RoleId, Role, IsDisabled, Language, Theme, PasswordHash, SecurityStamp, AuthenticatorKey, HasSecondFactor, SearchText, Version)
        VALUES ('0197A000-0000-7000-8000-000000000002', 'Aida', 'Aida@orda.example', 'AIDA@ORDA.EXAMPLE', '0197A000-0000-7000-8000-000000000001', 'Owner', 0, 'ky', 'dark', 'hash', 'stamp', 'key', 1, 'aida', 7);
        INSERT INTO identity_SecondFactorUses (UserId, LastStep) VALUES ('0197A000-0000-7000-8000-000000000002', 5);
        """;

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db");

    [Fact]
    public async Task Who_could_sign_in_before_the_upgrade_can_sign_in_after_it_and_after_a_way_back()
    {
        await using var db = Open();
        await db.Database.MigrateAsync("Initial");
        await db.Database.ExecuteSqlRawAsync(User);

        await db.Database.MigrateAsync();
        await ExpectAsync(db);

        await db.Database.MigrateAsync("Initial");
        await db.Database.MigrateAsync();
        await ExpectAsync(db);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(_file);
    }

    private static async Task ExpectAsync(IdentityModuleDbContext db)
    {
        var user = await db.Users.AsNoTracking().SingleAsync();
        Assert.Equal(("Aida@orda.example", 7, true), (user.Email, user.Version, user.HasSecondFactor));
        Assert.Equal(
            ("Aida@orda.example", "AIDA@ORDA.EXAMPLE", "hash", "stamp", "key"),
            (user.Credentials.UserName, user.Credentials.NormalizedUserName, user.Credentials.PasswordHash, user.Credentials.SecurityStamp, user.Credentials.AuthenticatorKey));
        Assert.Equal(5, await db.SecondFactorUses.Where(u => u.UserId == user.Id).Select(u => u.LastStep).SingleAsync());
    }

    private IdentityModuleDbContext Open()
    {
        var options = new DbContextOptionsBuilder<IdentityModuleDbContext>();
        new SqliteDatabase(_file).Configure(options, IdentityModuleDbContext.Module);
        return new IdentityModuleDbContext(options.Options);
    }
}
