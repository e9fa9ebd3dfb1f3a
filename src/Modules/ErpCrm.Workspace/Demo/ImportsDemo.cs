using System.Text;
using ErpCrm.Contracts;
using ErpCrm.Demo;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Files;
using ErpCrm.Workspace.Imports;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Demo;

/// <summary>Elena came back from a fair with a list of visitors some weeks ago: a small import that is done.</summary>
internal sealed class ImportsDemo(
    WorkspaceDbContext db, IFileStore store, RecordImports imports, ImportWords words, ImportRunner runner,
    IServiceProvider services, IBusinessClock clock) : IDemoActor
{
    private const string Elena = "elena@orda.example";
    private const int DaysAgo = 19;

    private const string Visitors =
        "Имя;Компания;Телефон;Почта;Источник;Бюджет;Комментарий\r\n"
        + "Нургуль Эсенова;Ысык-Көл Курорт;+996 555 41 20 11;n.esenova@issykkul-resort.example;Event;350 000,00;Сайт и бронирование\r\n"
        + "Пётр Ким;Дордой Логистик;0700 33 44 55;kim@dordoi-logistic.example;Event;1 200 000,00;Учёт склада\r\n"
        + "Салтанат Абдиева;Билим Плюс;0777 10 20 30;saltanat@bilim.example;Event;;Просит позвонить после обеда\r\n"
        + "Руслан;;нет;ruslan-at-mail;Event;много;\r\n"
        + "Темир Жумабеков;Нарын Агро;0555 90 80 70;temir@naryn-agro.example;Event;480 000,00;\r\n";

    public int Order => 95;

    public Task BeginAsync(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (day != world.Today.AddDays(-DaysAgo)) return;
        world.At(day, 16, 20);
        using var acting = world.As(Elena);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Visitors));
        var import = await imports.OpenAsync(services, Kinds.Lead, ct);
        var batch = await new ImportBeginning(db, store, words).BeginAsync(
            import, "Выставка.csv", content, new By(world.UserIds[Elena], clock.UtcNow), me: null, ct);
        batch.Begin(ImportState.Checking);
        await db.SaveChangesAsync(ct);
        await runner.CatchUpAsync(ct);
        await db.Entry(batch).ReloadAsync(ct);
        if (batch.State != ImportState.Checked) return;
        batch.Run(clock.UtcNow);
        await db.SaveChangesAsync(ct);
        await runner.CatchUpAsync(ct);
    }
}
