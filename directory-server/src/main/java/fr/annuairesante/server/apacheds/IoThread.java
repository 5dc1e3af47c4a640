package fr.annuairesante.server.apacheds;

import java.util.concurrent.Executor;
import org.apache.mina.transport.socket.nio.NioProcessor;
import org.apache.mina.transport.socket.nio.NioSession;

/**
 * MINA's I/O thread with one lock more and one system call less: it need not wake itself up, as
 * each answer written on the thread that read its request is flushed before that thread sleeps
 * again. The call was a tenth of the thread's time.
 *
 * <p>Public because MINA makes its instances by reflection; of no use elsewhere.
 */
public final class IoThread extends NioProcessor {

  private volatile Thread own;

  /** Called by MINA. */
  public IoThread(Executor executor) {
    super(executor);
  }

  @Override
  protected int select(long timeout) throws Exception {
    remember();
    return super.select(timeout);
  }

  @Override
  protected int select() throws Exception {
    remember();
    return super.select();
  }

  /**
   * MINA reads a key's interests, changes them and writes them back on any thread: beside a flush,
   * reading on after a login was forgotten once in a hundred thousand connections.
   */
  @Override
  protected void setInterestedInRead(NioSession session, boolean interested) throws Exception {
    synchronized (session) {
      super.setInterestedInRead(session, interested);
    }
    wakeup();
  }

  /**
   * An answer that is half written is no longer in MINA's queue: when reading stops or goes on
   * then, MINA would wait for the next answer before it sends the rest.
   */
  @Override
  protected void setInterestedInWrite(NioSession session, boolean interested) throws Exception {
    synchronized (session) {
      boolean halfWritten = session.getCurrentWriteRequest() != null;
      super.setInterestedInWrite(session, interested || halfWritten);
    }
  }

  /** MINA ends the thread when there is nothing to do, and starts another later. */
  private void remember() {
    if (own != Thread.currentThread()) {
      own = Thread.currentThread();
    }
  }

  @Override
  protected void wakeup() {
    if (own != Thread.currentThread() || isDisposing()) {
      super.wakeup();
    }
  }
}
