using System.IO.Compression;
using System.Text;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.AuditFile;

/// <summary>Writes the file that an auditor asks for: on a disk, one part after the other.</summary>
internal sealed class AuditFileWriting(AuditBooks books, AuditDocuments documents, ICompanyProfile company,
    ICurrentUser me, IBusinessClock clock, IStringLocalizer<FinanceText> texts)
{
    /// <returns>A file that removes itself when it was sent.</returns>
    public async Task<Stream> WriteAsync(AuditTaking taking, CancellationToken ct)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            await WriteAsync(taking, file, ct);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task WriteAsync(AuditTaking taking, Stream file, CancellationToken ct)
    {
        await using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var archive = new AuditArchive(zip, new DateTimeOffset(clock.UtcNow, TimeSpan.Zero));
        var read = new List<string>();
        foreach (var (path, table) in await books.ReadAsync(taking, ct))
        {
            await archive.AddBothAsync(path, (stream, isSheet) => table.WriteAsync(stream, isSheet, ct), ct);
            read.Add($"{path}: {table.Name}");
        }

        var lists = documents.ListsOf(taking);
        foreach (var list in lists.Where(l => l.IsWhole))
        {
            await archive.AddBothAsync(list.Path, (stream, isSheet) => list.Write(stream, isSheet, ct), ct);
            read.Add($"{list.Path}: {texts[list.Name].Value}");
        }

        var printed = await documents.PrintAsync(taking, archive, ct);
        var left = lists.Where(l => !l.IsWhole).Select(l => texts[l.Name].Value).ToList();
        await archive.AddTextAsync("README.txt", Words(taking, read, printed, left), ct);
        await archive.AddIndexAsync([texts["File"], texts["Bytes"], "SHA-256"], ct);
    }

    private string Words(AuditTaking taking, List<string> read, int printed, List<string> left)
    {
        var (profile, words) = (company.Current, new StringBuilder());
        var name = profile.LegalName.Length > 0 ? profile.LegalName : profile.Name;
        Line(texts["Books of {0}, {1} – {2}", name, Format.Date(taking.From), Format.Date(taking.To)]);
        Line(texts["Taken by {0}, {1}", me.Name, Format.Moment(taking.TakenAt, me.TimeZone)]);
        Line("");
        Line(texts["The ledger is what was known at that moment, in {0}.", profile.BaseCurrency]);
        Line(texts["Lists of documents are as they were when this file was written."]);
        Line(texts["Every table is a text (CSV) and a workbook (XLSX):"]);
        foreach (var line in read) Line($"  {line}");
        Line($"  pdf: {texts["Issued invoices and credit notes as they were sent out: {0}", printed].Value}");
        if (left.Count > 0)
            Line(texts["Left out, because whoever took this does not see all of them: {0}", string.Join(", ", left)]);
        Line("");
        Line(texts["index.csv has the size and the SHA-256 of every file."]);
        Line(texts["With it anybody can tell that nothing was changed."]);
        return words.ToString();

        void Line(string text) => words.Append(text).Append("\r\n");
    }
}
